/** From modules to projects: which evidence goes before which, and what the reviewed tables say. */
import assert from 'node:assert/strict';
import { reviewedModules } from '../../server/core/names/module-projects.ts';
import { namespaceProject } from '../../server/core/names/namespace-modules.ts';
import { projectOfModule, type Surroundings } from '../../server/core/python/resolve.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const knowledge = bundledKnowledge();
const project = (module: string, around: Partial<Surroundings> = {}) =>
  projectOfModule(module, { knowledge, ...around });

describe('projectOfModule', () => {
  it('knows nobody’s modules', () => {
    assert.equal(project('os.path', { installed: () => ['evil'] }), null);
    assert.equal(project('yaml', { isLocalModule: module => module === 'yaml' }), null);
    assert.equal(project('utils'), null);
    assert.equal(project('google'), null);
  });

  it('asks the environment first, then what is declared, then the tables, then a namesake', () => {
    const isDeclared = (name: string) => name === 'opencv-python-headless' || name === 'acme-tools';
    assert.equal(project('cv2'), 'opencv-python');
    assert.equal(project('cv2', { isDeclared }), 'opencv-python-headless');
    assert.equal(
      project('cv2', { isDeclared, installed: () => ['opencv-contrib-python'] }),
      'opencv-contrib-python',
    );
    assert.equal(project('acme_tools'), null);
    assert.equal(project('acme_tools', { isDeclared }), 'acme-tools');
    assert.equal(project('requests.adapters'), 'requests');
  });

  it('chooses among several installed projects by what is declared, then by what is known', () => {
    const installed = () => ['aaa', 'opencv-python', 'opencv-python-headless'];
    assert.equal(project('cv2', { installed }), 'opencv-python');
    assert.equal(
      project('cv2', { installed, isDeclared: name => name === 'opencv-python-headless' }),
      'opencv-python-headless',
    );
    assert.equal(project('unknown_module', { installed: () => ['one', 'two'] }), null);
  });

  const known: readonly (readonly [string, string | null])[] = [
    ['PIL.Image', 'pillow'],
    ['sklearn.svm', 'scikit-learn'],
    ['yaml', 'pyyaml'],
    ['Crypto.Cipher', 'pycryptodome'],
    ['gi.repository.Gtk', 'pygobject'],
    ['win32com.client', 'pywin32'],
    ['google.protobuf', 'protobuf'],
    ['google.cloud.storage.blob', 'google-cloud-storage'],
    ['google.cloud.bigquery', 'google-cloud-bigquery'],
    ['google.auth.transport', 'google-auth'],
    ['azure.storage.blob.BlobClient', 'azure-storage-blob'],
    ['azure.identity', 'azure-identity'],
    ['azure.mgmt.compute', 'azure-mgmt-compute'],
    ['zope.interface', 'zope-interface'],
    ['ruamel.yaml', 'ruamel-yaml'],
    ['jaraco.functools', 'jaraco-functools'],
    ['opentelemetry.trace', 'opentelemetry-api'],
    ['opentelemetry.sdk.trace', 'opentelemetry-sdk'],
    ['opentelemetry.exporter.otlp.proto.grpc', 'opentelemetry-exporter-otlp-proto-grpc'],
    ['opentelemetry.instrumentation.flask', 'opentelemetry-instrumentation-flask'],
    ['airflow.providers.google.cloud', 'apache-airflow-providers-google'],
    ['airflow.models', 'apache-airflow'],
    ['snowflake.connector', 'snowflake-connector-python'],
    ['sphinxcontrib.bibtex', 'sphinxcontrib-bibtex'],
    ['backports.zoneinfo', 'backports-zoneinfo'],
    ['mpl_toolkits.mplot3d', 'matplotlib'],
  ];
  for (const [module, expected] of known)
    it(`finds ${module} in ${expected}`, () => assert.equal(project(module), expected));
});

describe('reviewed modules', () => {
  it('name projects that there are, in canonical spelling', () => {
    for (const [module, projects] of reviewedModules())
      for (const each of projects) assert.ok(knowledge.names.has(each), `${module}: ${each}`);
  });

  it('take only much-used projects for parts of a shared module', () => {
    assert.equal(
      namespaceProject('google.cloud.storage', () => false),
      null,
    );
    assert.equal(
      namespaceProject('plain.module', () => true),
      undefined,
    );
    assert.equal(
      namespaceProject('azure.x.y', name => name === 'azure-x'),
      'azure-x',
    );
  });
});
