/** Data: the reviewed names that are not the name of the project they stand for. */

/*
 * One a line: the name as people write it, the project, and after a bar what sets the case apart. `~` marks a name
 * that may well be meant, because an honest project has it, so that it is information only; `!` marks a warning in a
 * list that otherwise only informs. What was not certain was left out.
 * Source of facts: the projects' own pages and metadata.
 */

/** What code imports, written where the name of the project belongs. */
export const importNames = `
absl absl-py
acoustid pyacoustid
actstream django-activity-stream
adafruit_dht adafruit-circuitpython-dht
admin_honeypot django-admin-honeypot
admin_interface django-admin-interface
admin_reorder django-modeladmin-reorder
adminsortable django-admin-sortable
adminsortable2 django-admin-sortable2
ahocorasick pyahocorasick
aliyunsdkalimt aliyun-python-sdk-alimt
aliyunsdkcore aliyun-python-sdk-core
aliyunsdkcs aliyun-python-sdk-cs
aliyunsdkecs aliyun-python-sdk-ecs
aliyunsdkkms aliyun-python-sdk-kms
aliyunsdkrds aliyun-python-sdk-rds
aliyunsdksts aliyun-python-sdk-sts
aliyunsdkvpc aliyun-python-sdk-vpc
allauth django-allauth
~alpaca alpaca-py
alsaaudio pyalsaaudio
amplitude amplitude-analytics
~analytical django-analytical
~analytics analytics-python
ansiblelint ansible-lint
antlr4 antlr4-python3-runtime
anymail django-anymail
~apiclient google-api-python-client
~apitools google-apitools
appconf django-appconf
appium appium-python-client
AppiumLibrary robotframework-appiumlibrary
~arango python-arango
~arff liac-arff
argon2 argon2-cffi
~artifactory dohq-artifactory
atlassian atlassian-python-api
attr attrs
~auditlog django-auditlog
augeas python-augeas
auth0 auth0-python
~autoapi sphinx-autoapi
~autocomplete_light django-autocomplete-light
autosklearn auto-sklearn
~axes django-axes
~azureml azureml-core
background_task django-background-tasks
barbicanclient python-barbicanclient
~barcode python-barcode
bayes_opt bayesian-optimization
~beam apache-beam
beetsplug beets
~benedict python-benedict
bidi python-bidi
~binance python-binance
binstar_client anaconda-client
~Bio biopython
BioSQL biopython
~bitcoin python-bitcoinlib
~bitfield django-bitfield
bluetooth pybluez
bmemcached python-binary-memcached
board adafruit-blinka
boolean boolean-py
bootstrap3 django-bootstrap3
~bootstrap4 django-bootstrap4
bootstrap5 django-bootstrap5
~borg borgbackup
~box python-box
braces django-braces
~brownie eth-brownie
~bson pymongo
busio adafruit-blinka
~bx bx-python
bzrlib bzr
~cachalot django-cachalot
cacheops django-cacheops
cairo pycairo
~camelot camelot-py
can python-can
~cas python-cas
cassandra cassandra-driver
cattr cattrs
cfnlint cfn-lint
~chromaprint pyacoustid
CifFile pycifrw
cinderclient python-cinderclient
ckeditor django-ckeditor
ckeditor_uploader django-ckeditor
classytags django-classy-tags
cloghandler concurrentloghandler
cloudfiles python-cloudfiles
clr pythonnet
~cms django-cms
collada pycollada
colorfield django-colorfield
colors ansicolors
~community python-louvain
compressor django-compressor
ComputedAttribute extensionclass
constance django-constance
~constraint python-constraint
consul python-consul
cookielaw django-cookie-law
CoreFoundation pyobjc-framework-cocoa
corsheaders django-cors-headers
cpuinfo py-cpuinfo
crequest django-crequest
crispy_forms django-crispy-forms
Crypto pycryptodome
Cryptodome pycryptodomex
~csp django-csp
~cups pycups
~curator elasticsearch-curator
curl pycurl
cv2 opencv-python
daemon python-daemon
~dal django-autocomplete-light
dal_select2 django-autocomplete-light
DatabaseLibrary robotframework-databaselibrary
~datahub acryl-datahub
dateutil python-dateutil
~dbbackup django-dbbackup
dbus dbus-python
dde pywin32
deb822 python-debian
debian python-debian
debug_toolbar django-debug-toolbar
decouple python-decouple
deepgram deepgram-sdk
~delta delta-spark
designateclient python-designateclient
~dialog pythondialog
~dicom pydicom
digitalio adafruit-blinka
digitalocean python-digitalocean
dirtyfields django-dirtyfields
django_comments django-contrib-comments
django_filters django-filter
~django_scim django-scim2
djcelery django-celery
djgeojson django-geojson
djmoney django-money
dkim dkimpy
dns dnspython
dockerpycreds docker-pycreds
docx python-docx
dogpile dogpile-cache
dogshell datadog
dot_parser pydot
dotenv python-dotenv
drf_queryfields djangorestframework-queryfields
easy_install setuptools
~ee earthengine-api
elasticapm elastic-apm
elftools pyelftools
~em empy
embed_video django-embed-video
enchant pyenchant
encrypted_model_fields django-encrypted-model-fields
engineio python-engineio
environ django-environ
~epics pyepics
erfa pyerfa
~escpos python-escpos
~etcd python-etcd
Evtx python-evtx
extra_views django-extra-views
facebook facebook-sdk
factory factory-boy
faiss faiss-cpu
fdpexpect pexpect
~feather feather-format
fernet_fields django-fernet-fields
filer django-filer
~firebase firebase-admin
fitz pymupdf
flask_frozen frozen-flask
flat_responsive django-flat-responsive
~flink apache-flink
~fluent fluent-logger
formtools django-formtools
freetype freetype-py
froala_editor django-froala-editor
frontmatter python-frontmatter
~functional pyfunctional
~fuse fusepy
~geohash python-geohash
geventwebsocket gevent-websocket
gflags python-gflags
gi pygobject
git gitpython
github pygithub
github3 github3-py
gitlab python-gitlab
glanceclient python-glanceclient
~gnupg python-gnupg
googleapiclient google-api-python-client
~GPIO rpi-gpio
graphql graphql-core
grappelli django-grappelli
gridData griddataformats
gridfs pymongo
groundingdino groundingdino-py
grpc grpcio
grpc_health grpcio-health-checking
grpc_reflection grpcio-reflection
grpc_status grpcio-status
grpc_tools grpcio-tools
gslib gsutil
~guardian django-guardian
~haiku dm-haiku
hamcrest pyhamcrest
hashid_field django-hashid-field
~haystack django-haystack
hcl pyhcl
hcl2 python-hcl2
health_check django-health-check
~healthcheck py-healthcheck
heatclient python-heatclient
~hid hidapi
~hidraw hidapi
~hijack django-hijack
~hubspot hubspot-api-client
~humps pyhumps
hydra hydra-core
ibm_db_dbi ibm-db
~icu pyicu
~ignite pytorch-ignite
ImageDraw pillow
ImageEnhance pillow
~ImageFilter pillow
ImageFont pillow
imagekit django-imagekit
imblearn imbalanced-learn
imdb cinemagoer
~impala impyla
impersonate django-impersonate
import_export django-import-export
~intercom python-intercom
ipware django-ipware
irods python-irodsclient
ironicclient python-ironicclient
isapi pywin32
~iso639 python-iso639
~javaobj javaobj-py3
jazzmin django-jazzmin
jenkins python-jenkins
jenkins_jobs jenkins-job-builder
jks pyjks
jnius pyjnius
~jose python-jose
jpype jpype1
~jsoneditor django-jsoneditor
~jsonrpc json-rpc
jwt pyjwt
~kasa python-kasa
kerastuner keras-tuner
kernprof line-profiler
~keycloak python-keycloak
keyczar python-keyczar
keystoneclient python-keystoneclient
kmip pykmip
~knox django-rest-knox
labjack labjack-ljm
ldap python-ldap
ldclient launchdarkly-server-sdk
ldif python-ldap
~leaflet django-leaflet
~lexicon dns-lexicon
~libarchive libarchive-c
libcloud apache-libcloud
libfuturize future
libvirt libvirt-python
linebot line-bot-sdk
~linkcheck linkchecker
linkify_it linkify-it-py
llama_cpp llama-cpp-python
localflavor django-localflavor
location_field django-location-field
logging_loki python-logging-loki
~logstash python-logstash
logzio logzio-python-handler
~lru lru-dict
lz4f lz4tools
magic python-magic
magnumclient python-magnumclient
mail_templated django-mail-templated
mailparser mail-parser
maintenance_mode django-maintenance-mode
manilaclient python-manilaclient
markdown_it markdown-it-py
markdownx django-markdownx
mastodon mastodon-py
mathfilters django-mathfilters
mavnative pymavlink
mdx_gfm py-gfm
mesonbuild meson
mesonpy meson-python
MethodObject extensionclass
~migrate sqlalchemy-migrate
miio python-miio
~milvus pymilvus
mimeparse python-mimeparse
mistralclient python-mistralclient
mockredis mockredispy
model_utils django-model-utils
modelcluster django-modelcluster
modeltranslation django-modeltranslation
monascaclient python-monascaclient
moneyed py-moneyed
mpd python-mpd2
mpl_toolkits matplotlib
~mprof memory-profiler
mptt django-mptt
~mt940 mt-940
~multipart python-multipart
multiselectfield django-multiselectfield
muranoclient python-muranoclient
~mypyc mypy
MySQLdb mysqlclient
~myst myst-parser
nacl pynacl
nats nats-py
ndg ndg-httpsclient
~nemo nemo-toolkit
nested_admin django-nested-admin
neutronclient python-neutronclient
~newspaper newspaper3k
nfc nfcpy
ninja_extra django-ninja-extra
~nio matrix-nio
nmap python-nmap
~nomad python-nomad
~notfound sphinx-notfound-page
~notifications django-notifications-hq
novaclient python-novaclient
nsq pynsq
oauth2_provider django-oauth-toolkit
objc pyobjc-core
octaviaclient python-octaviaclient
odf odfpy
~odps pyodps
~office365 office365-rest-python-client
~ogr gdal
~oidc_provider django-oidc-provider
~okx python-okx
~olm python-olm
~onvif onvif-zeep
open_clip open-clip-torch
OpenGL pyopengl
OpenGL_accelerate pyopengl-accelerate
openid python3-openid
~opensearch opensearch-py
opensearchpy opensearch-py
openslide openslide-python
OpenSSL pyopenssl
openstack openstacksdk
openstackclient python-openstackclient
opentelemetry opentelemetry-api
openzwave python-openzwave
~optimizely optimizely-sdk
~Orange orange3
ordered_model django-ordered-model
ordlookup pefile
~organizations django-organizations
~oscar django-oscar
osgeo gdal
~osr gdal
ot pot
packageurl packageurl-python
paho paho-mqtt
~pam python-pam
~parler django-parler
~pasta google-pasta
~payments django-payments
~paypal django-paypal
paypalcheckoutsdk paypal-checkout-serversdk
pcap pypcap
pep8ext_naming pep8-naming
persistqueue persist-queue
~peutils pefile
~pg pygresql
~pgdb pygresql
phonenumber_field django-phonenumber-field
picklefield django-picklefield
PIL pillow
~pipeline django-pipeline
piptools pip-tools
pkg_resources setuptools
~plaid plaid-python
playhouse peewee
plivoxml plivo
png pypng
polymorphic django-polymorphic
post_office django-post-office
pptx python-pptx
~prettyjson django-prettyjson
private_storage django-private-storage
psqlextra django-postgres-extra
~pubsub pypubsub
~pulsar pulsar-client
puresasl pure-sasl
push_notifications django-push-notifications
pushbullet pushbullet-py
~pwn pwntools
pwnlib pwntools
pxssh pexpect
pyannote pyannote-audio
pybullet_envs pybullet
pycrfsuite python-crfsuite
~pydispatch pydispatcher
~pyflink apache-flink
~pyipmi python-ipmi
pylab matplotlib
pylsp python-lsp-server
pymdownx pymdown-extensions
~pysat python-sat
pysqlite2 pysqlite
pytest_lazyfixture pytest-lazy-fixture
pytestqt pytest-qt
pythoncom pywin32
pythonjsonlogger python-json-logger
pyVim pyvmomi
pywintypes pywin32
pywt pywavelets
pyximport cython
qbittorrentapi qbittorrent-api
querycount django-querycount
quickbooks python-quickbooks
radix py-radix
random_order pytest-random-order
rangefilter django-admin-rangefilter
rapidjson python-rapidjson
~readability readability-lxml
~recurrence django-recurrence
rediscluster redis-py-cluster
redminelib python-redmine
RequestsLibrary robotframework-requests
rest_auth django-rest-auth
rest_framework djangorestframework
rest_framework_api_key djangorestframework-api-key
rest_framework_csv djangorestframework-csv
rest_framework_dataclasses djangorestframework-dataclasses
rest_framework_extensions drf-extensions
rest_framework_gis djangorestframework-gis
rest_framework_jwt djangorestframework-jwt
rest_framework_nested drf-nested-routers
rest_framework_simplejwt djangorestframework-simplejwt
rest_framework_swagger django-rest-swagger
rest_framework_tracking drf-api-tracking
rest_framework_xml djangorestframework-xml
rest_framework_yaml djangorestframework-yaml
~reversion django-reversion
~robot robotframework
~robots django-robots
~rosetta django-rosetta
~RPA rpaframework
RPi rpi-gpio
~rtmidi python-rtmidi
ruamel ruamel-yaml
~S3 s3cmd
s3direct django-s3direct
saharaclient python-saharaclient
saml2 pysaml2
samtranslator aws-sam-translator
sass libsass
scss pyscss
sdl2 pysdl2
~segment segment-analytics-python
sekizai django-sekizai
SeleniumLibrary robotframework-seleniumlibrary
seleniumwire selenium-wire
~semantic_release python-semantic-release
sendfile pysendfile
serial pyserial
serial_asyncio pyserial-asyncio
shapefile pyshp
shopify shopifyapi
shortuuidfield django-shortuuidfield
silk django-silk
simple_history django-simple-history
simtk openmm
sitetree django-sitetree
skbio scikit-bio
skbuild scikit-build
skfuzzy scikit-fuzzy
skimage scikit-image
sklearn scikit-learn | the project 'sklearn' is a placeholder that only refuses to install
skmisc scikit-misc
skmultilearn scikit-multilearn
skopt scikit-optimize
skrf scikit-rf
sksparse scikit-sparse
sksurv scikit-survival
skvideo scikit-video
~slack slack-sdk
slugify python-slugify
smart_selects django-smart-selects
~smartcard pyscard
smb pysmb
smbc pysmbc
smbclient smbprotocol
snap7 python-snap7
~snappy python-snappy
snowpenguin django-recaptcha2
social_core social-auth-core
social_django social-auth-app-django
socketio python-socketio
~socks pysocks
solcx py-solc-x
solr solrpy
sonarqube python-sonarqube-api
sortedm2m django-sortedm2m
sp_api python-amazon-sp-api
speech_recognition speechrecognition
~speedtest speedtest-cli
~spellchecker pyspellchecker
sphinxarg sphinx-argparse
split_settings django-split-settings
splitio splitio-client
~square squareup
SSHLibrary robotframework-sshlibrary
st_aggrid streamlit-aggrid
star_ratings django-star-ratings
stdnum python-stdnum
Stemmer pystemmer
~stl numpy-stl
stomp stomp-py
storages django-storages
~strawberry strawberry-graphql
stubout mox
~subunit python-subunit
~surprise scikit-surprise
swiftclient python-swiftclient
~systemd systemd-python
~tabula tabula-py
taggit django-taggit
tagulous django-tagulous
talib ta-lib
~tango pytango
~tap tap-py
tastypie django-tastypie
~tavily tavily-python
TCLIService pyhive
~telebot pytelegrambotapi
telegram python-telegram-bot
~test_plus django-test-plus
~tf tensorflow
tidylib pytidylib
timezone_field django-timezone-field
tinymce django-tinymce
~tlsh py-tlsh
~tlslite tlslite-ng
tlz toolz
~tortoise tortoise-orm
tracopt trac
~tree dm-tree
~treebeard django-treebeard
TreeDisplay documenttemplate
~trello py-trello
troveclient python-troveclient
~tusclient tuspy
~twitter python-twitter
two_factor django-two-factor-auth
u3 labjackpython
uc_micro uc-micro-py
umap umap-learn
umsgpack u-msgpack-python
~unfold django-unfold
usb pyusb
usb1 libusb1
usbtmc python-usbtmc
~uwsgidecorators uwsgi
vagrant python-vagrant
~validate configobj
vcr vcrpy
~vespa pyvespa
~visa pyvisa
vlc python-vlc
vtkmodules vtk
~waffle django-waffle
~weaviate weaviate-client
webdav3 webdavclient3
webpack_loader django-webpack-loader
websocket websocket-client
~webview pywebview
webvtt webvtt-py
~whisper openai-whisper
~whois python-whois
widget_tweaks django-widget-tweaks
wikipediaapi wikipedia-api
win32api pywin32
win32clipboard pywin32
win32com pywin32
win32con pywin32
win32console pywin32
win32cred pywin32
win32crypt pywin32
win32ctypes pywin32-ctypes
win32event pywin32
win32evtlog pywin32
win32file pywin32
win32gui pywin32
win32inet pywin32
win32job pywin32
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
win32trace pywin32
win32transaction pywin32
win32ts pywin32
win32typing pywin32
win32ui pywin32
win32wnet pywin32
winpty pywinpty
winrm pywinrm
winxpgui pywin32
~wormhole magic-wormhole
wrf wrf-python
wx wxpython
xdist pytest-xdist
Xlib python-xlib
~xmldsig pysaml2
xmlenc pysaml2
xmlrunner unittest-xml-reporting
xmpp xmpppy
xprocess pytest-xprocess
yaml pyyaml
yaml_env_tag pyyaml-env-tag
yara yara-python
yoyo yoyo-migrations
~zipkin py-zipkin
~zk pyzk
zmq pyzmq
ZPublisher zope
ZTUtils zope
zxcvbn_password django-zxcvbn-password
`;

/** A second project by the same people, which only installs the first. */
export const aliases = `
airflow apache-airflow
bs4 beautifulsoup4
discord discord-py
neovim pynvim
python-chess chess
python-igraph igraph
python-levenshtein levenshtein
`;

/** What a project was called before, or what was merged into another. Information, unless it no longer installs (`!`). */
export const oldNames = `
!beautifulsoup beautifulsoup4 | version 3, for Python 2 only
dash-core-components dash | part of dash since version 2
dash-html-components dash | part of dash since version 2
dash-table dash | part of dash since version 2
distribute setuptools | merged back in 2013
dnspython3 dnspython | merged into one project
docker-py docker | renamed
duckduckgo-search ddgs | renamed
fabric3 fabric | fork for Python 3, which fabric has since supported
fake-factory faker | renamed
!fbprophet prophet | renamed
functorch torch | part of torch since version 2
fuzzywuzzy thefuzz | renamed
gmpy gmpy2 | replaced by its author
gpt-index llama-index | renamed
jinja jinja2 | version 1, for Python 2 only
kafka kafka-python | an early upload of the same library
lark-parser lark | renamed
locustio locust | renamed
mpl-finance mplfinance | replaced by its authors
msgpack-python msgpack | renamed
mysql-connector mysql-connector-python | old name of Oracle's driver
mysql-python mysqlclient | for Python 2 only; the fork goes on
neo4j-driver neo4j | renamed
OleFileIO_PL olefile | renamed
pandas-profiling ydata-profiling | renamed
pdfminer pdfminer-six | unmaintained; the fork is what others use
pep257 pydocstyle | renamed
pep8 pycodestyle | renamed
pinecone-client pinecone | renamed
plotly-express plotly | part of plotly since version 4
progressbar progressbar2 | unmaintained; the fork is what others use
progressbar33 progressbar2 | fork for Python 3, merged
pycrypto pycryptodome | unmaintained since 2013, with a known hole
pyfits astropy | merged into astropy.io.fits
pymc3 pymc | renamed
PyPDF2 pypdf | development went on under the new name
pypiwin32 pywin32 | wheels of the same library from before pywin32 had its own
pytorch-pretrained-bert transformers | renamed
pytorch-transformers transformers | renamed
pyttsx pyttsx3 | for Python 2 only
rdflib-jsonld rdflib | part of rdflib since version 6
ruff-lsp ruff | part of ruff
scikits-image scikit-image | old name
scikits-learn scikit-learn | old name
slackclient slack-sdk | renamed
south django | migrations have been part of django since 1.7
superset apache-superset | renamed
!tensorflow-gpu tensorflow | refuses to install; tensorflow itself has the GPU support
tensorflow-tensorboard tensorboard | renamed
testinfra pytest-testinfra | renamed
tf-nightly-gpu tf-nightly | one build has both
theano-pymc pytensor
watson-developer-cloud ibm-watson | renamed
`;

/** A part of a project, with the separators of a project name. */
export const modulePaths = `
aiohttp-client aiohttp
aiohttp-web aiohttp
apscheduler-schedulers apscheduler
bokeh-io bokeh
bokeh-models bokeh
bokeh-plotting bokeh
botocore-client botocore
botocore-exceptions botocore
crypto-cipher pycryptodome
crypto-hash pycryptodome
crypto-publickey pycryptodome
crypto-random pycryptodome
~cryptography-fernet cryptography
cryptography-hazmat cryptography
dash-dependencies dash
dateutil-parser python-dateutil
dateutil-relativedelta python-dateutil
dateutil-tz python-dateutil
discord-ext discord-py
discord-ext-commands discord-py
django-conf django
django-contrib django
django-contrib-auth django
~django-core django
~django-db django
django-db-models django
django-http django
~django-shortcuts django
~django-urls django
django-utils-translation django
docx-shared python-docx
fastapi-middleware-cors fastapi
~fastapi-responses fastapi
fastapi-staticfiles fastapi
fastapi-templating fastapi
fastapi-testclient fastapi
flask-globals flask
gensim-models gensim
google-auth-transport google-auth
google-auth-transport-requests google-auth
google-oauth2 google-auth
google-oauth2-service-account google-auth
google-protobuf-message protobuf
googleapiclient-discovery google-api-python-client
googleapiclient-errors google-api-python-client
googleapiclient-http google-api-python-client
IPython-display ipython
jinja2-environment jinja2
jose-jwt python-jose
keras-callbacks keras
keras-layers keras
keras-optimizers keras
kivy-app kivy
kivy-lang kivy
langchain-chains langchain
langchain-document-loaders langchain-community
langchain-embeddings langchain
langchain-llms langchain
langchain-prompts langchain
langchain-schema langchain-core
langchain-vectorstores langchain-community
lxml-etree lxml
lxml-html lxml
matplotlib-animation matplotlib
matplotlib-patches matplotlib
matplotlib-pyplot matplotlib
matplotlib-ticker matplotlib
moviepy-editor moviepy
mpl-toolkits-axes-grid1 matplotlib
mpl-toolkits-basemap basemap
mpl-toolkits-mplot3d matplotlib
networkx-algorithms networkx
nltk-corpus nltk
nltk-stem nltk
nltk-tokenize nltk
numpy-core numpy
~numpy-linalg numpy
numpy-random numpy
numpy-testing numpy
openpyxl-styles openpyxl
~openpyxl-utils openpyxl
openpyxl-workbook openpyxl
pandas-core pandas
pandas-plotting pandas
pandas-tseries pandas
pil-imagedraw pillow
pil-imagefont pillow
pil-imagegrab pillow
pil-imagetk pillow
plotly-graph-objects plotly
plotly-graph-objs plotly
plotly-offline plotly
plotly-subplots plotly
plotly-tools plotly
pptx-util python-pptx
pydantic-main pydantic
pydantic-types pydantic
pymongo-errors pymongo
pynput-keyboard pynput
pynput-mouse pynput
pyqt5-qtcore pyqt5
pyqt5-qtgui pyqt5
pyqt5-qtwidgets pyqt5
pyqt5-uic pyqt5
pyqt6-qtcore pyqt6
pyqt6-qtgui pyqt6
pyqt6-qtwidgets pyqt6
pyside6-qtcore pyside6
pyside6-qtwidgets pyside6
pyspark-ml pyspark
pyspark-sql pyspark
pyspark-streaming pyspark
redis-exceptions redis
reportlab-lib reportlab
reportlab-pdfgen reportlab
requests-adapters requests
requests-exceptions requests
requests-packages requests
rest-framework-authtoken djangorestframework
rest-framework-response djangorestframework
rest-framework-serializers djangorestframework
rest-framework-views djangorestframework
scipy-cluster scipy
scipy-interpolate scipy
scipy-io scipy
scipy-linalg scipy
scipy-misc scipy
scipy-ndimage scipy
scipy-optimize scipy
scipy-signal scipy
scipy-sparse scipy
scipy-spatial scipy
scipy-stats scipy
selenium-common selenium
selenium-webdriver selenium
selenium-webdriver-common selenium
skimage-color scikit-image
skimage-filters scikit-image
skimage-io scikit-image
skimage-metrics scikit-image
skimage-transform scikit-image
sklearn-cluster scikit-learn
sklearn-datasets scikit-learn
sklearn-decomposition scikit-learn
sklearn-ensemble scikit-learn
sklearn-externals scikit-learn
sklearn-feature-extraction scikit-learn
sklearn-feature-extraction-text scikit-learn
sklearn-linear-model scikit-learn
sklearn-metrics scikit-learn
sklearn-model-selection scikit-learn
sklearn-naive-bayes scikit-learn
sklearn-neighbors scikit-learn
sklearn-pipeline scikit-learn
~sklearn-preprocessing scikit-learn
sklearn-svm scikit-learn
sklearn-tree scikit-learn
sqlalchemy-engine sqlalchemy
sqlalchemy-exc sqlalchemy
~sqlalchemy-ext sqlalchemy
sqlalchemy-ext-declarative sqlalchemy
~sqlalchemy-orm sqlalchemy
starlette-middleware starlette
starlette-responses starlette
statsmodels-api statsmodels
statsmodels-formula-api statsmodels
statsmodels-tsa statsmodels
streamlit-components streamlit
streamlit-components-v1 streamlit
telegram-ext python-telegram-bot
tensorflow-contrib tensorflow
~tensorflow-keras tensorflow
tensorflow-keras-layers tensorflow
tensorflow-keras-models tensorflow
tensorflow-keras-preprocessing tensorflow
tensorflow-python tensorflow
torch-autograd torch
torch-nn torch
torch-nn-functional torch
~torch-optim torch
torch-utils-data torch
torchvision-models torchvision
torchvision-transforms torchvision
tornado-ioloop tornado
tornado-web tornado
tqdm-auto tqdm
tqdm-notebook tqdm
transformers-models transformers
twisted-internet twisted
watchdog-events watchdog
watchdog-observers watchdog
werkzeug-exceptions werkzeug
werkzeug-security werkzeug
werkzeug-utils werkzeug
win32com-client pywin32
win32com-shell pywin32
xlsxwriter-utility xlsxwriter
`;

/** What people call a project that has another name on PyPI. */
export const wrongNames = `
anthropic-python anthropic
anthropic-sdk anthropic
apache-spark pyspark | the engine, not its Python side
aws-boto3 boto3
aws-cdk aws-cdk-lib
aws-cli awscli
aws-sdk boto3
azure-blob azure-storage-blob
azure-blob-storage azure-storage-blob
azure-cosmosdb azure-cosmos
azure-storage-blob-client azure-storage-blob
azure-storage-blobs azure-storage-blob
beautiful-soup beautifulsoup4
beautiful-soup-4 beautifulsoup4
beautiful-soup4 beautifulsoup4
beautifulsoup-4 beautifulsoup4
beautifulsoup3 beautifulsoup4
~chroma chromadb
cohere-ai cohere
~cosmosdb azure-cosmos
cv2-python opencv-python
date-util python-dateutil
dateutil-python python-dateutil
discord-python discord-py
discordpy discord-py
~django-rest-framework djangorestframework
django-rest-simplejwt djangorestframework-simplejwt
django-simplejwt djangorestframework-simplejwt
djangorest djangorestframework
dns-python dnspython
dot-env python-dotenv
drf djangorestframework
elastic-search elasticsearch
elasticsearch-python elasticsearch
facebook-prophet prophet
~ffmpeg ffmpeg-python | another wrapper of the same program, unmaintained
firebase-admin-sdk firebase-admin
~firestore google-cloud-firestore
flask-cor flask-cors
flask-jwt-extend flask-jwt-extended
flask-socket-io flask-socketio
flask-sql-alchemy flask-sqlalchemy
flask-wtform flask-wtf
fuzzy-wuzzy fuzzywuzzy
git-python gitpython | an unofficial upload
google-api-client google-api-python-client
google-api-python google-api-python-client
google-apis google-api-python-client
google-auth-library google-auth
google-bigquery google-cloud-bigquery
google-genai-sdk google-genai
google-protobuf protobuf
google-pubsub google-cloud-pubsub
google-storage google-cloud-storage
googlesearch googlesearch-python
gpio-zero gpiozero
grpc-io grpcio
grpc-python grpcio
grpcio-tool grpcio-tools
hf-transformers transformers
html5lib-python html5lib
huggingface-datasets datasets
huggingface-tokenizers tokenizers
huggingface-transformers transformers
imaging pillow
ipython-notebook notebook
jupyter-lab jupyterlab
jupyter-notebook notebook
jupyter-notebooks notebook
~k8s kubernetes
kafka-python-client kafka-python
lang-chain langchain
langchain-python langchain
lib-magic python-magic
lightgbm-gpu lightgbm
llamaindex llama-index
magic-bin python-magic-bin
mat-plot-lib matplotlib
material-mkdocs mkdocs-material
~matplot matplotlib
mkdocs-material-theme mkdocs-material
mkdocs-materials mkdocs-material
~mongo pymongo | the database, not its driver
mongodb pymongo | the database, not its driver
movie-py moviepy
mqtt-paho paho-mqtt
mysql-client mysqlclient
mysql-connect-python mysql-connector-python
mysqlconnector mysql-connector-python
numpy-python numpy
open-ai openai
open-pyxl openpyxl
open-ssl pyopenssl
openai-python openai
opencv opencv-python
opencv-contrib opencv-contrib-python
opencv-cv2 opencv-python
opencv-headless opencv-python-headless
opencv-python-contrib opencv-contrib-python
opencv2 opencv-python
opencv3 opencv-python
opencv4 opencv-python
otel opentelemetry-api | the name of the whole; its parts are projects
pandas-data-reader pandas-datareader
pandas-python pandas
pdf-miner pdfminer-six
pdfminer6 pdfminer-six
pdfminersix pdfminer-six
pgvector-python pgvector
pil-image pillow
~pillow-pil pillow
pip-tool pip-tools
plot-ly plotly
postgresql psycopg2-binary | the database, not its driver
pre-commits pre-commit
precommit pre-commit
protoc grpcio-tools | the compiler comes with grpcio-tools
psycopg2-python psycopg2
py-audio pyaudio
py-autogui pyautogui
py-game pygame
py-graphviz pygraphviz
py-installer pyinstaller
py-kafka kafka-python
py-mongo pymongo
py-mupdf pymupdf
py-serial pyserial
pyenv-virtualenv virtualenv
pyplot matplotlib
pyqt pyqt5
pyserial3 pyserial
pytelegrambot pytelegrambotapi
~pytest-coverage pytest-cov
python-attr attrs
python-bs4 beautifulsoup4
python-cairo pycairo
python-celery celery
python-crypto pycryptodome
python-date-util python-dateutil
python-dbus dbus-python
python-django django
python-dns dnspython
python-excel openpyxl
python-fastapi fastapi
python-feedparser feedparser
python-flask flask
python-flask-cors flask-cors
python-gdal gdal
python-geopandas geopandas
python-gevent gevent
python-gobject pygobject
python-graphviz graphviz
python-h5py h5py
python-imaging pillow
python-kafka kafka-python
python-ldap3 ldap3
python-matplotlib matplotlib
python-memcache python-memcached
python-mongo pymongo
python-mysql mysqlclient
python-mysqldb mysqlclient
python-netaddr netaddr
python-nltk nltk
python-numpy numpy
python-openai openai
python-opencv opencv-python
python-openssl pyopenssl
python-oracledb oracledb
python-pandas pandas
python-pil pillow
python-pillow pillow
python-psycopg2 psycopg2
python-pypdf2 pypdf2
python-pyqt5 pyqt5
python-request requests
python-requests requests
python-scapy scapy
python-scipy scipy
python-seaborn seaborn
python-selenium selenium
python-serial pyserial
python-skimage scikit-image
python-sklearn scikit-learn
python-slack slack-sdk
python-statsmodels statsmodels
python-telethon telethon
python-tensorflow tensorflow
python-tesseract pytesseract
python-tweepy tweepy
python-twisted twisted
python-unidecode unidecode
python-virtualenv virtualenv
python-win32 pywin32
python-yaml pyyaml
python3-attr attrs
python3-bs4 beautifulsoup4
python3-cairo pycairo
python3-crypto pycryptodome
python3-dbus dbus-python
python3-django django
python3-feedparser feedparser
python3-gdal gdal
python3-gi pygobject
python3-h5py h5py
python3-levenshtein levenshtein
python3-mysqldb mysqlclient
python3-netaddr netaddr
python3-pil pillow
python3-psycopg2 psycopg2
python3-pygame pygame
python3-pyqt5 pyqt5
python3-rpi-gpio rpi-gpio
python3-scapy scapy
python3-seaborn seaborn
python3-serial pyserial
python3-skimage scikit-image
python3-sklearn scikit-learn
python3-smbus smbus
python3-twisted twisted
python3-usb pyusb
python3-yaml pyyaml
pytorch torch | a notice that says to install torch
pytorch-cpu torch
pytorch-gpu torch
pytorch-vision torchvision
qdrant qdrant-client
qr-code qrcode
raspberry-gpio rpi-gpio
ray-rllib ray
ray-tune ray
readthedocs-theme sphinx-rtd-theme
redis-python redis
requests-python requests
sagemaker-python-sdk sagemaker
sci-kit-learn scikit-learn
sci-py scipy
scikit scikit-learn
scikitlearn scikit-learn
sea-born seaborn
selenium-python selenium
selenium-webdriver-manager webdriver-manager
sentence-transformer sentence-transformers
sentencetransformers sentence-transformers
servicebus azure-servicebus
setup-tool setuptools
setup-tools setuptools
sk-learn scikit-learn
sklearn-learn scikit-learn
snowflake-python snowflake-connector-python
socket-io python-socketio
socketio-python python-socketio
speechrecognition-python speechrecognition
sphinx-rtd sphinx-rtd-theme
sql-alchemy sqlalchemy
sqlalchemy-python sqlalchemy
sqlite-vec-python sqlite-vec
stable-baseline3 stable-baselines3
ta-lib-python ta-lib
telegram-python-bot python-telegram-bot
tensor-flow tensorflow
tensorflow2 tensorflow
~tesseract pytesseract | the program; its wrapper has another name
~tesseract-ocr pytesseract | the program; its wrapper has another name
torch-audio torchaudio
torch-cuda torch
typing-ext typing-extensions
typing-extension typing-extensions
tz-local tzlocal
uvicorn-standard uvicorn
vertex-ai google-cloud-aiplatform
virtual-env virtualenv
virtualenv-python virtualenv
win32 pywin32
win32-api pywin32
xgboost-gpu xgboost
yaml-python pyyaml
`;

/** Words that land in a list of requirements by accident. Nobody could mean a project by them. The reason says what it is. */
export const commandWords = `
apt | a word of the command line
apt-get | a word of the command line
apt-install | a word of the command line
brew-install | a word of the command line
build-essential | a package of the operating system
conda | a program, not a Python project
conda-install | a word of the command line
constraints-txt | a file, given with -c
cpython | Python itself
cuda | a package of the operating system
cudatoolkit | a package of conda
cudnn | a package of conda
dev-requirements-txt | a file, given with -r
extra-index-url | an option of pip
find-links | an option of pip
gcc | a program, not a Python project
index-url | an option of pip
install | a word of the command line
java | a program, not a Python project
libffi-dev | a package of the operating system
libgcc-ng | a package of conda
libgl1-mesa-glx | a package of the operating system
libjpeg-dev | a package of the operating system
libmysqlclient-dev | a package of the operating system
libpq-dev | a package of the operating system
libssl-dev | a package of the operating system
libstdcxx-ng | a package of conda
libxml2-dev | a package of the operating system
libxslt-dev | a package of the operating system
libxslt1-dev | a package of the operating system
main-py | a file of a project
miniconda | a program, not a Python project
mkdir | a word of the command line
mysql-server | a program, not a Python project
no-cache-dir | an option of pip
npm-install | a word of the command line
openjdk | a program, not a Python project
pip-3 | a command of pip
pip-install | a word of the command line
pip2 | a command of pip
pip3 | a command of pip
pip3-install | a word of the command line
poppler | a program, not a Python project
portaudio19-dev | a package of the operating system
postgresql-client | a program, not a Python project
pypy | Python itself
pypy3 | Python itself
python | Python itself
python-dev | a package of the operating system
python-devel | a package of the operating system
python-install | a word of the command line
python-pip | a package of the operating system
python-setuptools | a package of the operating system
python-sqlite | part of Python, as the module sqlite3
python-sqlite3 | part of Python, as the module sqlite3
python-tk | a package of the operating system
python2 | Python itself
python27 | Python itself
python3 | Python itself
python3-10 | Python itself
python3-11 | Python itself
python3-12 | Python itself
python3-9 | Python itself
python3-dev | a package of the operating system
python3-devel | a package of the operating system
python3-distutils | a package of the operating system
python3-pip | a package of the operating system
python3-setuptools | a package of the operating system
python3-tk | a package of the operating system
python3-venv | a package of the operating system
python310 | Python itself
python311 | Python itself
python312 | Python itself
python313 | Python itself
python36 | Python itself
python37 | Python itself
python38 | Python itself
python39 | Python itself
r | a program, not a Python project
r-base | a package of conda
requirement | a file, given with -r
requirement-txt | a file, given with -r
requirements | a file, given with -r
requirements-dev-txt | a file, given with -r
requirements-file | a file, given with -r
requirements-txt | a file, given with -r
requirments-txt | a file, given with -r
setup-py | a file of a project
sqlite | part of Python, as the module sqlite3
sudo | a word of the command line
trusted-host | an option of pip
uninstall | a word of the command line
upgrade | a word of the command line
user-install | an option of pip
vs2015-runtime | a package of conda
yarn | a program, not a Python project
zlib1g-dev | a package of the operating system
`;
