/** Data: reviewed modules whose project has another name, over what the bundled map says; all that may supply one, the likeliest first. */

/*
 * One a line: the top-level module, then the projects. `-` for none stands
 * where the module is no project's, so that a project of the same name is not taken for it.
 * Source of facts: the projects' own documentation.
 */
const lines = `
App zope zope2
AppKit pyobjc-framework-cocoa pyobjc
Cocoa pyobjc-framework-cocoa pyobjc
Crypto pycryptodome pycrypto
Cryptodome pycryptodomex
Foundation pyobjc-framework-cocoa pyobjc
Image pillow
Levenshtein levenshtein python-levenshtein
MeCab mecab-python3 mecab
MySQLdb mysqlclient mysql-python
OFS zope zope2
OpenGL pyopengl
OpenSSL pyopenssl
PIL pillow pillow-simd
Quartz pyobjc-framework-quartz pyobjc
ZTUtils zope zope2
_cffi_backend cffi
_distutils_hack setuptools
_pytest pytest
_yaml pyyaml
airflow apache-airflow apache-airflow-core
appdynamics_bindeps appdynamics-bindeps-linux-x64
appium appium-python-client
attr attrs
bin -
bs4 beautifulsoup4 bs4
bson pymongo bson
clr pythonnet
cms django-cms
conf -
config -
constants -
crontab python-crontab crontab
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
dateutil python-dateutil
dbus dbus-python
decouple python-decouple
discord discord-py py-cord nextcord
dns dnspython
docs -
docx python-docx
dotenv python-dotenv
ee earthengine-api
emlib empy
examples -
faiss faiss-cpu faiss-gpu faiss-gpu-cu12
fdpexpect pexpect
ffmpeg ffmpeg-python
fitz pymupdf
frontmatter python-frontmatter
fuse fusepy fuse-python
geventwebsocket gevent-websocket
gi pygobject
git gitpython
github pygithub
gitlab python-gitlab
googleapiclient google-api-python-client
gridfs pymongo
grpc grpcio
grpc_health grpcio-health-checking
grpc_reflection grpcio-reflection
grpc_status grpcio-status
grpc_tools grpcio-tools
helpers -
hydra hydra-core
igraph igraph python-igraph
imblearn imbalanced-learn
impala impyla
iso639 iso-639 python-iso639 iso639-lang
jose python-jose jose
jpiarea python-geohash
jwt pyjwt
kafka kafka-python kafka-python-ng
keycloak python-keycloak
ldap python-ldap
leveldb plyvel leveldb
lib -
libarchive libarchive-c
libcloud apache-libcloud
llama_cpp llama-cpp-python
magic python-magic python-magic-bin
memcache python-memcached
mpl_toolkits matplotlib
msgpack msgpack msgpack-python
mysql mysql-connector-python
nacl pynacl
neo4j neo4j neo4j-driver
nmap python-nmap
odf odfpy
onnxruntime onnxruntime onnxruntime-gpu
openid python3-openid
osgeo gdal
paho paho-mqtt
past future
pkg_resources setuptools
playhouse peewee
pptx python-pptx
progressbar progressbar2 progressbar33 progressbar
psycopg psycopg psycopg-binary
psycopg2 psycopg2 psycopg2-binary
pylab matplotlib
pynvml nvidia-ml-py pynvml
pysqlite2 pysqlite
pythoncom pywin32
pythonwin pywin32
pywintypes pywin32
pyximport cython
rest_framework djangorestframework
rest_framework_simplejwt djangorestframework-simplejwt
robot robotframework
script -
scripts -
serial pyserial
servicemanager pywin32
settings -
setup -
skimage scikit-image
sklearn scikit-learn
slack slackclient slack-sdk
smbus smbus2 smbus
socketio python-socketio
speech_recognition speechrecognition
src -
suds suds-community suds-jurko suds
telebot pytelegrambotapi
telegram python-telegram-bot
tensorflow tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos
test -
tests -
tlz toolz
tree dm-tree
usb pyusb
usb1 libusb1
util -
utils -
uwsgidecorators uwsgi uwsgidecorators
venv -
webdav zope zope2
websocket websocket-client
win32api pywin32
win32clipboard pywin32
win32com pywin32
win32con pywin32
win32console pywin32
win32event pywin32
win32file pywin32
win32gui pywin32
win32net pywin32
win32pdh pywin32
win32pipe pywin32
win32print pywin32
win32process pywin32
win32profile pywin32
win32security pywin32
win32service pywin32
win32serviceutil pywin32
win32timezone pywin32
win32typing pywin32
win32ui pywin32
win32wnet pywin32
winerror pywin32
winxpgui pywin32
wx wxpython
xdg pyxdg xdg
yaml pyyaml
zmq pyzmq
`;

/** The reviewed projects of a module, the likeliest first; empty where it is reviewed to be no project's; null for the rest. */
export function reviewedProjects(module: string): readonly string[] | null {
  table ??= readTable();
  return table.get(module) ?? null;
}

/** Every reviewed module and its projects. */
export function reviewedModules(): Iterable<readonly [module: string, projects: readonly string[]]> {
  table ??= readTable();
  return table;
}

let table: ReadonlyMap<string, readonly string[]> | undefined;

function readTable(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of lines.trim().split('\n')) {
    const [module = '', ...projects] = line.split(' ');
    found.set(
      module,
      projects.filter(project => project !== '-'),
    );
  }
  return found;
}
