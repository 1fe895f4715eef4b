/**
 * The standard library: every top-level module of Python 2.7 and 3.6 to 3.15, and the version each came or went.
 * Source of facts: the interpreters themselves (`scripts/stdlib-modules.py` lists what they hold) and, for what lies
 * between them or on other platforms, Python's own documentation.
 */

export interface StdlibModule {
  /** As imported: case counts (`ConfigParser` and `configparser` are two modules). */
  readonly name: string;
  /** First Python that has it, `3.11`; `2.7` also stands for anything older. */
  readonly since: string;
  /** Last Python that has it; null where the newest still does. */
  readonly until: string | null;
  /** The module that does its work in later Pythons. */
  readonly successor?: string;
  /** Part of Python, but not there on every machine. */
  readonly only?: 'windows' | 'unix' | 'system-package';
}

/** The module of exactly this name, as in `import NAME`; null if the standard library never had it. */
export function stdlibModule(name: string): StdlibModule | null {
  return modules.get(name) ?? null;
}

/**
 * The module that someone meant who wrote its name where a project's name belongs. Takes a canonical project name;
 * of two modules that differ by case, the one of today's Python. Private modules are left out.
 */
export function stdlibModuleOfProject(canonical: string): StdlibModule | null {
  return byProjectName.get(canonical) ?? null;
}

/** The public submodule that a canonical project name spells: `os-path` → `os.path`; null where there is none. */
export function stdlibSubmoduleOfProject(canonical: string): string | null {
  return submodules.get(canonical) ?? null;
}

type Group = readonly [since: string, until: string | null, names: string];

const groups: readonly Group[] = [
  [
    '2.7',
    '2.7',
    `anydbm audiodev BaseHTTPServer Bastion bsddb Canvas CGIHTTPServer commands compiler ConfigParser Cookie
    cookielib copy_reg cPickle cStringIO dbhash Dialog dircache DocXMLRPCServer dumbdbm dummy_thread
    exceptions FileDialog FixTk fpformat future_builtins gdbm hotshot htmlentitydefs htmllib HTMLParser
    httplib ihooks imputil linuxaudiodev markupbase md5 mhlib mimetools MimeWriter mimify multifile mutex
    new os2emxpath popen2 posixfile Queue repr rexec rfc822 robotparser ScrolledText sets sgmllib sha
    SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer sre statvfs StringIO sunaudio thread Tix
    tkColorChooser tkCommonDialog Tkconstants Tkdnd tkFileDialog tkFont Tkinter tkMessageBox tkSimpleDialog
    toaiff ttk urllib2 urlparse user UserDict UserList UserString whichdb xmllib xmlrpclib`,
  ],
  ['2.7', '3.6', `macurl2path`],
  ['2.7', '3.7', `macpath`],
  ['2.7', '3.8', `dummy_threading`],
  ['2.7', '3.9', `formatter parser symbol`],
  ['2.7', '3.10', `binhex`],
  ['2.7', '3.11', `asynchat asyncore distutils imp smtpd`],
  [
    '2.7',
    '3.12',
    `aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr
    spwd sunau telnetlib uu xdrlib`,
  ],
  [
    '2.7',
    null,
    `abc antigravity argparse array ast atexit base64 bdb binascii bisect bz2 calendar cmath cmd code codecs
    codeop collections colorsys compileall contextlib copy cProfile csv ctypes curses datetime dbm decimal
    difflib dis doctest email encodings ensurepip errno fcntl filecmp fileinput fnmatch fractions ftplib
    functools gc genericpath getopt getpass gettext glob grp gzip hashlib heapq hmac idlelib imaplib
    importlib inspect io itertools json keyword linecache locale logging mailbox marshal math mimetypes mmap
    modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pdb
    pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd
    py_compile pyclbr pydoc pydoc_data pyexpat quopri random re readline resource rlcompleter runpy sched
    select shelve shlex shutil signal site smtplib socket sqlite3 sre_compile sre_constants sre_parse ssl
    stat string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios
    textwrap this threading time timeit token tokenize trace traceback tty turtle types unicodedata unittest
    urllib uuid warnings wave weakref webbrowser winsound wsgiref xml zipfile zipimport zlib`,
  ],
  [
    '3.0',
    null,
    `builtins configparser copyreg html http queue reprlib socketserver tkinter turtledemo winreg xmlrpc`,
  ],
  ['3.2', null, `concurrent`],
  ['3.3', null, `faulthandler ipaddress lzma venv`],
  ['3.4', null, `asyncio enum pathlib selectors statistics tracemalloc`],
  ['3.5', null, `typing zipapp`],
  ['3.6', null, `secrets`],
  ['3.7', null, `contextvars dataclasses`],
  ['3.9', null, `graphlib zoneinfo`],
  ['3.11', null, `tomllib`],
  ['3.14', null, `annotationlib compression`],
  ['3.15', null, `profiling`],
];

/** Private modules, which only imports may name. Their versions do not matter to anyone, so they are taken as always there. */
const privateNames = `__builtin__ __future__ __main__ _abc _aix_support _android_support _ast _ast_unparse _asyncio _bisect _blake2
  _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw
  _collections _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes
  _curses _curses_panel _datetime _dbm _decimal _dummy_thread _elementtree _frozen_importlib
  _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues
  _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec
  _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem
  _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random
  _remote_debugging _scproxy _sha1 _sha2 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre
  _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread
  _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset
  _winapi _winreg _wmi _zoneinfo _zstd`;

const successors: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  _winreg: 'winreg',
  anydbm: 'dbm',
  asynchat: 'asyncio',
  asyncore: 'asyncio',
  BaseHTTPServer: 'http.server',
  binhex: 'binascii',
  CGIHTTPServer: 'http.server',
  commands: 'subprocess',
  compiler: 'ast',
  ConfigParser: 'configparser',
  Cookie: 'http.cookies',
  cookielib: 'http.cookiejar',
  copy_reg: 'copyreg',
  cPickle: 'pickle',
  cStringIO: 'io',
  dbhash: 'dbm',
  dircache: 'os',
  DocXMLRPCServer: 'xmlrpc.server',
  dumbdbm: 'dbm.dumb',
  dummy_thread: 'threading',
  dummy_threading: 'threading',
  exceptions: 'builtins',
  gdbm: 'dbm.gnu',
  hotshot: 'cProfile',
  htmlentitydefs: 'html.entities',
  htmllib: 'html.parser',
  HTMLParser: 'html.parser',
  httplib: 'http.client',
  ihooks: 'importlib',
  imp: 'importlib',
  imputil: 'importlib',
  md5: 'hashlib',
  mhlib: 'mailbox',
  mimetools: 'email',
  MimeWriter: 'email',
  mimify: 'email',
  multifile: 'email',
  mutex: 'threading',
  new: 'types',
  parser: 'ast',
  pipes: 'subprocess',
  popen2: 'subprocess',
  posixfile: 'fcntl',
  Queue: 'queue',
  repr: 'reprlib',
  rfc822: 'email',
  robotparser: 'urllib.robotparser',
  ScrolledText: 'tkinter.scrolledtext',
  sgmllib: 'html.parser',
  sha: 'hashlib',
  SimpleDialog: 'tkinter.simpledialog',
  SimpleHTTPServer: 'http.server',
  SimpleXMLRPCServer: 'xmlrpc.server',
  SocketServer: 'socketserver',
  statvfs: 'os',
  StringIO: 'io',
  thread: 'threading',
  Tix: 'tkinter.tix',
  tkColorChooser: 'tkinter.colorchooser',
  tkCommonDialog: 'tkinter.commondialog',
  tkFileDialog: 'tkinter.filedialog',
  tkFont: 'tkinter.font',
  Tkinter: 'tkinter',
  tkMessageBox: 'tkinter.messagebox',
  tkSimpleDialog: 'tkinter.simpledialog',
  ttk: 'tkinter.ttk',
  urllib2: 'urllib.request',
  urlparse: 'urllib.parse',
  UserDict: 'collections',
  UserList: 'collections',
  UserString: 'collections',
  uu: 'base64',
  whichdb: 'dbm',
  xmllib: 'xml.sax',
  xmlrpclib: 'xmlrpc.client',
};

const limited: Readonly<Record<NonNullable<StdlibModule['only']>, string>> = {
  windows: '_msi _overlapped _winapi _winreg _wmi msilib msvcrt nt winreg winsound',
  unix: `crypt curses fcntl grp nis ossaudiodev posix pty pwd readline resource spwd syslog termios tty`,
  'system-package': 'idlelib tkinter Tkinter turtle turtledemo',
};

/** Submodules that people name for themselves. Only documented ones, by their dotted names. */
const submoduleNames = `collections.abc compression.zstd concurrent.futures concurrent.interpreters ctypes.util
  ctypes.wintypes curses.ascii curses.panel curses.textpad dbm.dumb dbm.gnu dbm.ndbm dbm.sqlite3 distutils.cmd
  distutils.command distutils.core distutils.dir_util distutils.errors distutils.extension distutils.file_util
  distutils.log distutils.spawn distutils.sysconfig distutils.util distutils.version email.charset email.encoders
  email.errors email.generator email.header email.headerregistry email.message email.mime email.mime.application
  email.mime.audio email.mime.base email.mime.image email.mime.message email.mime.multipart email.mime.text
  email.parser email.policy email.utils html.entities html.parser http.client http.cookiejar http.cookies http.server
  importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util json.decoder json.encoder
  json.tool logging.config logging.handlers multiprocessing.connection multiprocessing.dummy multiprocessing.managers
  multiprocessing.pool multiprocessing.shared_memory multiprocessing.sharedctypes os.path sqlite3.dbapi2
  string.templatelib tkinter.colorchooser tkinter.commondialog tkinter.constants tkinter.dnd tkinter.filedialog
  tkinter.font tkinter.messagebox tkinter.scrolledtext tkinter.simpledialog tkinter.tix tkinter.ttk unittest.mock
  urllib.error urllib.parse urllib.request urllib.response urllib.robotparser wsgiref.handlers wsgiref.headers
  wsgiref.simple_server wsgiref.types wsgiref.util wsgiref.validate xml.dom xml.dom.minidom xml.dom.pulldom xml.etree
  xml.etree.cElementTree xml.etree.ElementTree xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils
  xml.sax.xmlreader xmlrpc.client xmlrpc.server`;

const words = (text: string): string[] => text.split(/\s+/);
const projectName = (module: string): string => module.replace(/[-_.]+/g, '-').toLowerCase();

const modules = readModules();
const byProjectName = readProjectNames();
const submodules = new Map(words(submoduleNames).map(name => [projectName(name), name]));

function readModules(): ReadonlyMap<string, StdlibModule> {
  const only = new Map<string, NonNullable<StdlibModule['only']>>();
  for (const [where, names] of Object.entries(limited))
    for (const name of words(names)) only.set(name, where as NonNullable<StdlibModule['only']>);
  const found = new Map<string, StdlibModule>();
  for (const [since, until, names] of [...groups, ['2.7', null, privateNames] as const])
    for (const name of words(names)) {
      const successor = Object.hasOwn(successors, name) ? successors[name] : undefined;
      const where = only.get(name);
      found.set(name, { name, since, until, ...(successor && { successor }), ...(where && { only: where }) });
    }
  return found;
}

function readProjectNames(): ReadonlyMap<string, StdlibModule> {
  const found = new Map<string, StdlibModule>();
  for (const module of modules.values()) {
    if (module.name.startsWith('_')) continue;
    const key = projectName(module.name);
    const other = found.get(key);
    if (!other || other.until !== null) found.set(key, module);
  }
  return found;
}
