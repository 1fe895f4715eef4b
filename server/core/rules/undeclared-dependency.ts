/** Speaks about imports of projects that no manifest asks for: they are there by chance, or not at all elsewhere. */
import type { Dependency } from '../dependency.ts';
import { canonicalName } from '../names/canonical.ts';
import { isBesideTheCode } from '../project/beside-the-code.ts';
import { isCode } from '../project/read-file.ts';
import { importReach } from '../python/import-reach.ts';
import { possibleProjects } from '../python/resolve.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

const switchedOn = '[tool.antivenom]\nrules = { undeclared-dependency = "hint" }\n';
const manifest = (...names: string[]) => ({
  file: 'pyproject.toml',
  text: `[project]\nname = "acme-charts"\ndependencies = [${names.map(name => `"${name}"`).join(', ')}]\n\n${switchedOn}`,
});

export const undeclaredDependency = defineTextRule({
  meta: {
    code: 'undeclared-dependency',
    summary: 'Code imports a project that no manifest asks for',
    severity: 'hint',
    isOffByDefault: true,
    needsProject: true,
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Such code runs where another project happens to bring the missing one in, and fails on the day that it does so no longer.',
        'Whoever then installs what the error names may take a name that nobody of the project has looked at.',
      ].join('\n'),
      bad: {
        file: 'charts.py',
        text: 'import requests\nimport yaml\n',
        beside: [manifest('requests')],
        note: '`pyproject.toml` asks for `requests` alone.',
      },
      good: {
        file: 'charts.py',
        text: 'import requests\nimport yaml\n',
        beside: [manifest('requests', 'pyyaml')],
        note: '`pyproject.toml` asks for `requests` and `pyyaml`.',
      },
      limits: [
        'It knows of a whole project or of none: it speaks when a folder is scanned that holds the manifest, and in an editor about what the last "Scan Project" has seen.',
        'A file belongs to the nearest folder upwards with a `pyproject.toml`, `setup.py`, `setup.cfg`, `requirements.txt`, `Pipfile`, `pixi.toml` or `environment.yml`; what manifests below that folder and above it ask for counts as well, in any group or extra, and so do install commands, the environments of tox, nox and Hatch, and the names of the other projects of the workspace.',
        'It is silent where no manifest holds for the file, or where one cannot be read to its end: lists that are made while a build runs, a `-r` to a file that is not there, a mistake in it.',
        'It is silent about imports under `TYPE_CHECKING` or in a `try` that expects an `ImportError`, everywhere in the project once one file does so; about modules that code names in a string; and about tests, documentation, examples, stubs, copies of other projects, `setup.py` and `noxfile.py`.',
        'An import inside a function may be one that few runs reach: it is spoken of at the sensitivity `audit`.',
        'A module whose project nobody knows is not spoken of.',
      ].join('\n'),
    },
  },

  inspect({ document, parsed, suspects }, context) {
    const { project } = context;
    if (!project?.isWhole || !isCode(document) || isBesideTheCode(document.path)) return [];
    const said = new Set<string>();
    const reach = importReach(document.text);
    return parsed.dependencies.flatMap((dependency): TextRemark[] => {
      const { name, module, dottedModule = module, span } = dependency;
      if (module === undefined || name === null || suspects.has(dependency)) return [];
      const canonical = canonicalName(name);
      if (project.optional.has(module) || buildTools.has(canonical) || said.has(canonical)) return [];
      const possible = [canonical, ...possibleProjects(dottedModule ?? module, context.knowledge)];
      if (possible.some(each => project.declared.has(each) || context.declared.has(each))) return [];
      if (isInString(dependency, document.text)) return [];
      said.add(canonical);
      const bringer = project.broughtBy.get(canonical) ?? null;
      const isSure = bringer !== null || context.isInstalled(module);
      const isLate = reach(span.start) === 'late';
      return [
        {
          span,
          dependency,
          evidence: { kind: 'undeclared', project: canonical, bringer },
          confidence: isLate ? 'low' : isSure ? 'high' : 'medium',
          message: sentence(module, canonical, bringer),
          fixes: [],
        },
      ];
    });
  },
});

function sentence(module: string, project: string, bringer: string | null): string {
  const what = canonicalName(module) === project ? '' : `'${module}' comes from '${project}': `;
  const why = bringer === null ? '' : `; it is installed only through '${bringer}'`;
  return `${what}${what === '' ? 'No' : 'no'} manifest of the project asks for ${what === '' ? `'${project}'` : 'it'}${why}`;
}

/** They are there wherever a project is built or installed. */
const buildTools: ReadonlySet<string> = new Set(['setuptools', 'pip', 'wheel', 'distribute']);

/** Code that imports by a string most often asks first what is there. */
function isInString({ span }: Dependency, text: string): boolean {
  return /["']/.test(text.charAt(span.start - 1));
}
