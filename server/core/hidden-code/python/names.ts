/** Data: true names of Python's functions by what they do; signs ask for these kinds, not for single functions. */

/** Runs text or bytes as code. */
export const runsCode =
  /^(?:exec|eval|compile|execfile|types\.(?:FunctionType|CodeType)|code\.Interactive(?:Interpreter|Console)\(\)\.(?:runsource|runcode|push)|builtins\.(?:exec|eval|compile)|ctypes\.pythonapi\.PyRun_SimpleString(?:Flags)?)$/;

/** Turns something unreadable into something that can be read or run. */
export const decodes =
  /^(?:base64\.(?:\w*decode\w*)|binascii\.(?:unhexlify|a2b_\w+)|(?:bytes|bytearray)\.fromhex|zlib\.decompress|zlib\.decompressobj\(\)\.decompress|gzip\.(?:decompress|GzipFile\(\)\.read)|(?:lzma|bz2)\.(?:decompress|(?:LZMA|BZ2)Decompressor\(\)\.decompress|open\(\)\.read)|(?:zstandard|zstd|brotli|lz4\.frame)\.decompress|codecs\.escape_decode|urllib\.parse\.unquote(?:_to_bytes)?|marshal\.loads|(?:Crypto(?:dome)?\.Cipher\.\w+|Cipher\.\w+|AES)\.new\(\)\.decrypt|(?:cryptography\.fernet\.)?Fernet\(\)\.decrypt|cryptography\.fernet\.Fernet\(\)\.decrypt)$/;

/** Fetches from the network, the object it gives included. */
export const fetches =
  /^(?:urllib\.request\.(?:urlopen|urlretrieve|Request|build_opener\(\)\.open)|urllib2?\.(?:urlopen|urlretrieve)|(?:requests|httpx|aiohttp|curl_cffi\.requests)\.(?:get|post|put|patch|request|head|(?:Async)?(?:Client|Session|ClientSession)\(\)\.(?:get|post|put|patch|request|head))|requests\.sessions\.Session\(\)\.\w+|http\.client\.HTTPS?Connection(?:\(\)\.(?:request|getresponse))?|urllib3\.(?:request|PoolManager\(\)\.(?:request|urlopen))|wget\.download|pycurl\.Curl|ftplib\.FTP(?:\(\)\.\w+)?)$/;

/** Talks to the network in any way. */
export const connects = new RegExp(
  `${fetches.source}|^(?:socket\\.(?:create_connection|socket\\(\\)\\.(?:connect|connect_ex|send|sendall|sendto))|smtplib\\.SMTP(?:_SSL)?|paramiko\\.SSHClient|websocket\\.create_connection|telnetlib\\.Telnet)$`,
);

/** Sends what it is given. */
export const sends = new RegExp(
  `${fetches.source}|^(?:socket\\.(?:create_connection\\(\\)|socket\\(\\))\\.(?:send|sendall|sendto)|smtplib\\.SMTP(?:_SSL)?\\(\\)\\.(?:sendmail|send_message)|http\\.client\\.HTTPS?Connection\\(\\)\\.(?:request|send|putrequest)|websocket\\.create_connection\\(\\)\\.send)$`,
);

/** Gives what the other end of a connection sends. */
export const receives =
  /^socket\.(?:create_connection|socket)\(\)\.(?:recv(?:from)?|makefile\(\)\.read(?:line)?)\(\)/;

/** Starts a program. */
export const startsProgram =
  /^(?:os\.(?:system|popen|startfile|posix_spawnp?|spawn[lv]p?e?|exec[lv]p?e?)|subprocess\.(?:Popen|run|call|check_call|check_output|getoutput|getstatusoutput)|commands\.(?:getoutput|getstatusoutput)|pty\.spawn|asyncio\.create_subprocess_(?:exec|shell)|pexpect\.(?:spawn|run))$/;

/** Asks a name server. */
export const resolvesHost =
  /^(?:socket\.(?:gethostbyname(?:_ex)?|getaddrinfo)|dns\.resolver\.(?:query|resolve|Resolver\(\)\.(?:query|resolve)))$/;

/** Says who and where the machine is. */
export const tellsMachine =
  /^(?:socket\.(?:gethostname|getfqdn)|platform\.(?:node|uname)|getpass\.getuser|os\.(?:getlogin|uname|getcwd)|uuid\.getnode)$/;

/** Words without which a source cannot run text as code. */
export const codeWords =
  /(?<![.\w])(?:exec|eval|compile|execfile)\b|FunctionType|CodeType|builtins|InteractiveInterpreter|PyRun_Simple|['"]-c['"]/;

/** Words without which a source cannot talk to the network. */
export const networkWords =
  /^[ \t]*(?:import|from)\b[^\n]{0,200}\b(?:requests|httpx|aiohttp|http|urllib\w?|socket|websocket|ftplib|smtplib|paramiko|wget|pycurl|telnetlib)\b|urlopen|urlretrieve|__import__|import_module/m;

/** Words without which a source cannot start a program. */
export const processWords =
  /\b(?:subprocess|pexpect|create_subprocess_\w+|commands\.get\w+|pty\.spawn)\b|^[ \t]*(?:from|import) (?:commands|pty)\b|\bos\.(?:system|popen|spawn|exec|posix_spawn|startfile)|\bfrom os import|\bimport os as|__import__|import_module/m;
