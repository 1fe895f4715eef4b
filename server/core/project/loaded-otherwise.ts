/** Data: projects that are of use without being imported: run by name, loaded by another one, or no more than types. */

/*
 * A `*` at an end stands for anything. Source of facts: the projects' own documentation.
 */
const lines = `
*-stubs types-* stubs-* type-*
pytest* *-pytest tox* nox* coverage* hypothesis flake8* *-flake8 pep8-naming pylint* mypy* pyright basedpyright
black isort ruff autopep8 yapf bandit safety pre-commit codespell pydocstyle interrogate vulture djlint
sphinx* *-sphinx-theme furo mkdocs* myst-parser nbsphinx numpydoc
build twine wheel setuptools* pip pip-tools pipenv poetry* flit* hatch* pdm* uv maturin meson* cython bump2version
gunicorn* uvicorn* hypercorn daphne waitress uwsgi supervisor honcho circus gevent* eventlet mod-wsgi whitenoise
celery flower alembic ansible* awscli azure-cli dbt* dvc* prefect* jupyter* notebook ipykernel ipython ipdb nbconvert
psycopg* mysqlclient pymysql oracledb cx-oracle pyodbc asyncpg aiomysql aiosqlite asyncmy cymysql duckdb-engine
sqlalchemy-* snowflake-sqlalchemy
tzdata pytz-deprecation-shim certifi brotli brotlicffi uvloop httptools watchfiles python-multipart email-validator
itsdangerous argon2-cffi bcrypt cryptography pyopenssl h2 hiredis cchardet chardet charset-normalizer
lxml html5lib openpyxl xlrd xlsxwriter xlwt pyxlsb odfpy pyarrow fastparquet tables tabulate numexpr bottleneck
accelerate sentencepiece tiktoken bitsandbytes flash-attn xformers safetensors protobuf kaleido pyqt* pyside*
colorama pyreadline3 pywin32 windows-curses python-dotenv sentry-sdk ddtrace newrelic opentelemetry-* debugpy
importlib-metadata importlib-resources typing-extensions
`;

let patterns: RegExp | undefined;

/** True for a canonical name that nobody should expect an import of. */
export function isLoadedOtherwise(canonical: string): boolean {
  patterns ??= new RegExp(
    `^(?:${lines
      .trim()
      .split(/\s+/)
      .map(each => each.replaceAll('*', '.*'))
      .join('|')})$`,
  );
  return patterns.test(canonical);
}
