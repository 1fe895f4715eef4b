/** Data: modules that many projects share, each with a part of its own: `google.cloud.storage`, `zope.interface`. */

import { canonicalName } from './canonical.ts';

/*
 * One a line: a dotted module and the project that supplies it, or a module whose parts are named after it:
 * `zope.* zope-` says that `zope.x.y` comes from `zope-x-y` or `zope-x`, whichever is a much-used project.
 * Nobody owns such prefixes, so only much-used names are taken for the project. A line without a project says that
 * the module itself is nobody's.
 * Source of facts: the projects' own documentation.
 */
const lines = `
Products
Products.* products-
airflow.providers
airflow.providers.* apache-airflow-providers-
airflow.sdk apache-airflow-task-sdk
aws_cdk aws-cdk-lib
azure
azure.* azure-
azure.core azure-core
azure.functions azure-functions
azure.kusto.data azure-kusto-data
azure.storage azure-storage
backports
backports.* backports-
backports.zoneinfo backports-zoneinfo
collective
collective.* collective-
databricks
databricks.* databricks-
databricks.koalas koalas
databricks.sdk databricks-sdk
databricks.sql databricks-sql-connector
dbt dbt-core
dbt.adapters dbt-adapters
dbt.adapters.* dbt-
dbt.include dbt-adapters
delta delta-spark
five
five.* five-
flaskext
flaskext.* flask-
google
google.* google-
google.ads google-ads
google.api googleapis-common-protos
google.api_core google-api-core
google.appengine appengine-python-standard
google.auth google-auth
google.cloud
google.cloud.* google-cloud-
google.cloud._helpers google-cloud-core
google.cloud._http google-cloud-core
google.cloud.aiplatform google-cloud-aiplatform
google.cloud.client google-cloud-core
google.cloud.environment_vars google-cloud-core
google.cloud.exceptions google-cloud-core
google.cloud.firestore_v1 google-cloud-firestore
google.cloud.obsolete google-cloud-core
google.cloud.operation google-cloud-core
google.cloud.pubsub_v1 google-cloud-pubsub
google.cloud.sql.connector cloud-sql-python-connector
google.colab
google.gapic googleapis-common-protos
google.generativeai google-generativeai
google.genai google-genai
google.iam grpc-google-iam-v1
google.logging googleapis-common-protos
google.longrunning googleapis-common-protos
google.oauth2 google-auth
google.protobuf protobuf
google.resumable_media google-resumable-media
google.rpc googleapis-common-protos
google.type googleapis-common-protos
haystack_integrations
haystack_integrations.* haystack-integrations-
hydra_plugins
hydra_plugins.* hydra-
jaraco
jaraco.* jaraco-
llama_index llama-index
llama_index.* llama-index-
llama_index.core llama-index-core
logilab
logilab.* logilab-
mpl_toolkits.basemap basemap
nvidia
opentelemetry opentelemetry-api
opentelemetry.* opentelemetry-
opentelemetry.baggage opentelemetry-api
opentelemetry.context opentelemetry-api
opentelemetry.metrics opentelemetry-api
opentelemetry.propagate opentelemetry-api
opentelemetry.propagators opentelemetry-api
opentelemetry.semconv opentelemetry-semantic-conventions
opentelemetry.trace opentelemetry-api
paste.deploy pastedeploy
paste.script pastescript
plone
plone.* plone-
pyannote
pyannote.* pyannote-
repoze
repoze.* repoze-
ruamel ruamel-yaml
ruamel.yaml ruamel-yaml
ruamel.yaml.clib ruamel-yaml-clib
ruamel.* ruamel-
snowflake
snowflake.connector snowflake-connector-python
snowflake.core snowflake-core
snowflake.ml snowflake-ml-python
snowflake.snowpark snowflake-snowpark-python
snowflake.sqlalchemy snowflake-sqlalchemy
sphinxcontrib
sphinxcontrib.* sphinxcontrib-
tencentcloud tencentcloud-sdk-python
testing
testing.* testing-
xstatic
xstatic.pkg.* xstatic-
yandex.cloud yandexcloud
z3c
z3c.* z3c-
zc
zc.* zc-
zope
zope.* zope-
`;

/** What is known of the parts of one shared module. */
interface Namespace {
  readonly projects: ReadonlyMap<string, string | null>;
  /** Prefix of module → prefix of project. */
  readonly patterns: ReadonlyMap<string, string>;
}

/**
 * The project of a dotted module by its longest known part; null where a part is known to be shared and this one is
 * nobody's; undefined where no part is known. `isUsed` tells a much-used project by its canonical name.
 */
export function namespaceProject(
  module: string,
  isUsed: (canonical: string) => boolean,
): string | null | undefined {
  table ??= readTable();
  const parts = module.split('.').slice(0, deepest);
  for (let length = parts.length; length > 0; length--) {
    const part = parts.slice(0, length).join('.');
    const listed = table.projects.get(part);
    if (listed !== undefined) return listed;
    for (let above = length - 1; above > 0; above--) {
      const prefix = table.patterns.get(parts.slice(0, above).join('.'));
      if (prefix === undefined) continue;
      const name = prefix + canonicalName(parts.slice(above, length).join('-'));
      if (isUsed(name)) return name;
    }
  }
  return undefined;
}

/** No shared module is known whose parts lie deeper. */
const deepest = 7;

let table: Namespace | undefined;

function readTable(): Namespace {
  const projects = new Map<string, string | null>();
  const patterns = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const [module = '', project = null] = line.split(' ');
    if (module.endsWith('.*')) patterns.set(module.slice(0, -2), project ?? '');
    else projects.set(module, project);
  }
  return { projects, patterns };
}
