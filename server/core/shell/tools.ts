/**
 * Data: the tools that install Python packages, and what the words behind their names mean. Options that only older
 * releases know are listed as well, since scripts outlive them.
 */

/** What an option's value is good for; `other` is eaten and forgotten. */
export type ValueRole =
  | 'requirements'
  | 'constraints'
  | 'editable'
  | 'requirement'
  /** Several requirements with commas between them. */
  | 'requirement-list'
  /** Stands in for the first argument, which is then only a command's name. */
  | 'instead'
  | 'index-url'
  | 'extra-index-url'
  | 'find-links'
  | 'trusted-host'
  /** The name of an index that the project declares, from which all arguments come. */
  | 'source'
  | 'other';

export interface Subcommand {
  /**
   * Which arguments name packages: all, only the first (what follows belongs to the program that is run), all but the
   * first, or none, where the first begins another command.
   */
  readonly takes: 'all' | 'first' | 'all-but-first' | 'none';
}

export interface Tool {
  /** How an argument is written: as pip takes it, with `@` before a version too, or as conda takes it. */
  readonly style: 'pip' | 'versioned' | 'conda';
  /** By the words between the tool and its arguments; '' where there are none. */
  readonly subcommands: Readonly<Record<string, Subcommand>>;
  /** Options that take a value, by their names with dashes. */
  readonly values: ReadonlyMap<string, ValueRole>;
  /** Options that take none. An option in neither list is taken to have a value. */
  readonly flags: ReadonlySet<string>;
}

const all: Subcommand = { takes: 'all' };
const first: Subcommand = { takes: 'first' };

const pipFlags = `-h --help --debug --isolated --require-virtualenv -v --verbose -V --version -q --quiet --no-input
  --no-cache-dir --disable-pip-version-check --no-color --no-python-version-warning --no-deps --pre --dry-run --user
  -U --upgrade --force-reinstall -I --ignore-installed --ignore-requires-python --no-build-isolation --use-pep517
  --no-use-pep517 --check-build-dependencies --break-system-packages --compile --no-compile --no-warn-script-location
  --no-warn-conflicts --prefer-binary --require-hashes --no-clean --no-index --egg --no-download --process-dependency-links
  --use-wheel --no-use-wheel --no-verify --allow-all-external --use-mirrors`;
const pipValues = {
  requirements: '-r --requirement',
  constraints: '-c --constraint',
  editable: '-e --editable',
  'index-url': '-i --index-url --pypi-url',
  'extra-index-url': '--extra-index-url',
  'find-links': '-f --find-links',
  'trusted-host': '--trusted-host',
  other: `--log --log-file --keyring-provider --proxy --retries --timeout --exists-action --cert --client-cert
    --cache-dir --use-feature --use-deprecated --resume-retries --python --no-binary --only-binary --progress-bar
    --root-user-action --report --group -t --target --platform --python-version --implementation --abi --root --prefix
    --src -b --build --build-dir --build-constraint --upgrade-strategy -C --config-settings --config-setting
    --global-option --install-option --build-option -d --dest --download -w --wheel-dir --uploaded-prior-to
    --only-final --all-releases --hash`,
} as const;

const uvFlags = `-h --help -q --quiet -v --verbose -n --no-cache --offline --no-progress --native-tls --system-certs
  --no-config --no-python-downloads --managed-python --no-managed-python --allow-python-downloads -V --version
  --system --no-system --break-system-packages --no-break-system-packages -U --upgrade --reinstall --refresh
  --force-reinstall --no-index --no-deps --deps --require-hashes --no-require-hashes --verify-hashes
  --no-verify-hashes --no-build-isolation --no-build --build --no-binary-all --compile-bytecode --compile
  --no-compile-bytecode --no-sources --strict --no-strict --exact --dry-run --all-extras --pre --user --inexact
  --dev --workspace --no-workspace --raw --raw-sources --no-editable --frozen --locked --no-sync --isolated --no-dev
  --only-dev --all-groups --no-default-groups --active --no-active --no-project --no-env-file --no-group-all
  --all-packages -s --gui-script --force --show-resolution --lfs --no-lfs --editable --no-require-virtualenv
  --disable-pip-version-check`;
const uvValues = {
  requirements: '-r --requirements --requirement --with-requirements',
  constraints:
    '-c --constraints --constraint --overrides --override --build-constraints --build-constraint -b',
  editable: '-e --with-editable',
  'requirement-list': '-w --with',
  'index-url': '-i --index-url --default-index',
  'extra-index-url': '--extra-index-url --index',
  'find-links': '-f --find-links',
  'trusted-host': '--trusted-host --allow-insecure-host',
  other: `-p --python --target --prefix --resolution --prerelease --fork-strategy --exclude-newer
    --exclude-newer-package --link-mode --cache-dir --config-file --directory --project --color --extra --group
    --only-group --no-group --no-extra --refresh-package -P --upgrade-package --reinstall-package
    --no-build-isolation-package --no-build-package --no-binary-package --no-binary --only-binary
    --keyring-provider --index-strategy -C --config-setting --config-settings --config-settings-package --env-file
    --torch-backend --python-version --python-platform --package --script --optional --rev --tag --branch -m
    --module --marker --bounds --excludes --no-sources-package --preview-features --upgrade-group
    --with-executables-from`,
} as const;

const poetryFlags = `-h --help -q --quiet -V --version --ansi --no-ansi -n --no-interaction -v -vv -vvv --verbose
  --no-plugins --no-cache -D --dev -e --editable --optional --allow-prereleases --dry-run --lock`;
const pdmFlags = `-h --help -v --verbose -q --quiet -g --global -d --dev --save-compatible --save-wildcard
  --save-exact --save-minimum --save-safe-compatible --update-reuse --update-eager --update-all
  --update-reuse-installed --pre --prerelease --stable -u --unconstrained --dry-run --frozen-lockfile --no-lock
  --no-editable --no-self --no-sync --no-isolation --fail-fast -x`;
const pipenvFlags = `-h --help -d --dev --deploy --skip-lock --system --ignore-pipfile --pre --clear -q --quiet -v
  --verbose --site-packages --no-site-packages --keep-outdated --sequential --selective-upgrade --three --two
  --bare -y --yes --all --editable-mode`;
const ryeFlags = `-h --help --dev --excluded --sync --no-sync --pre --pin-equal -v --verbose -q --quiet -f --force
  --absolute --include-dep-all`;
const condaFlags = `-h --help -y --yes -q --quiet -v --verbose --json --offline -d --dry-run --override-channels
  --no-channel-priority --strict-channel-priority --freeze-installed --update-deps --no-update-deps --no-deps
  --only-deps --copy --no-pin --force-reinstall -k --insecure --use-local -C --use-index-cache --update-all --all
  -S --satisfied-skip-solve --update-specs --clobber -m --mkdir --download-only --show-channel-urls --no-shortcuts
  --no-default-packages --dev --debug --experimental-solver --no-rc --no-env --no-py-pin --always-copy --force
  --no-channel-urls --channel-priority-strict --no-banner --full-name`;

const conda = tool(
  'conda',
  { install: all, create: all, update: all, upgrade: all },
  {
    other: `-c --channel -n --name -p --prefix --file -f --solver --experimental --revision --repodata-fn --platform
      --subdir --clone --channel-priority --rc-file -r --root-prefix --cacert --console --trace-log
      --experimental-file --safety-checks --extra-safety-checks --ssl-verify --category`,
  },
  condaFlags,
);
const runs: Subcommand = first;

/** By the tool's name, without a version and `.exe`. */
export const tools: Readonly<Record<string, Tool>> = {
  pip: tool('pip', { install: all, download: all, wheel: all }, pipValues, pipFlags),
  uv: tool(
    'versioned',
    {
      'pip install': all,
      add: all,
      'tool install': first,
      'tool run': runs,
      run: { takes: 'none' },
    },
    { ...uvValues, instead: '--from' },
    uvFlags,
  ),
  uvx: tool('versioned', { '': runs }, { ...uvValues, instead: '--from' }, uvFlags),
  pipx: tool(
    'versioned',
    { install: all, run: runs, inject: { takes: 'all-but-first' } },
    {
      requirement: '--preinstall --with',
      instead: '--spec',
      requirements: '-r --requirement',
      'index-url': '-i --index-url',
      other: '--python --pip-args --suffix --fetch-missing-python-version --backend',
    },
    `-h --help -q --quiet -v --verbose --global --include-deps -f --force -e --editable --system-site-packages
      --fetch-missing-python --no-cache --pypackages --path --include-apps --with-suffix --version`,
  ),
  poetry: tool(
    'versioned',
    { add: all, 'self add': all },
    {
      source: '--source',
      other: '-G --group -E --extras --python --platform --markers -C --directory -P --project',
    },
    poetryFlags,
  ),
  pdm: tool(
    'versioned',
    { add: all, 'self add': all },
    {
      editable: '-e --editable',
      other: `-G --group -s --section -p --project -L --lockfile --config-setting -C -k --skip --override --venv
        -c --config --update-strategy --save-strategy`,
    },
    pdmFlags,
  ),
  pipenv: tool(
    'pip',
    { install: all, upgrade: all },
    {
      requirements: '-r --requirements',
      editable: '-e --editable',
      source: '--index',
      'index-url': '-i --pypi-mirror',
      'extra-index-url': '--extra-index-url',
      other: '--python --extra-pip-args --categories --category --path',
    },
    pipenvFlags,
  ),
  rye: tool(
    'versioned',
    { add: all, install: first, 'tools install': first },
    {
      other:
        '--git --url --path --rev --tag --branch --features --optional --pyproject --include-dep -p --python',
    },
    ryeFlags,
  ),
  conda,
  mamba: conda,
  micromamba: conda,
};

function tool(
  style: Tool['style'],
  subcommands: Tool['subcommands'],
  values: Partial<Record<ValueRole, string>>,
  flags: string,
): Tool {
  const roles = new Map<string, ValueRole>();
  for (const [role, names] of Object.entries(values))
    for (const name of names.split(/\s+/)) roles.set(name, role as ValueRole);
  return { style, subcommands, values: roles, flags: new Set(flags.split(/\s+/)) };
}
