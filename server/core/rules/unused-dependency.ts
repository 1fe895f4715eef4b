/** Speaks about requirements that no code of the project imports: each of them is installed, and trusted, for nothing. */
import { canonicalName } from '../names/canonical.ts';
import { isRuntime } from '../project/read-file.ts';
import { removalOf } from '../removal-fix.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

const switchedOn = '[tool.antivenom]\nrules = { unused-dependency = "hint" }\n';
const code = { file: 'charts.py', text: 'import requests\n' };

export const unusedDependency = defineTextRule({
  meta: {
    code: 'unused-dependency',
    summary: 'No code of the project imports what a manifest asks for',
    severity: 'hint',
    isOffByDefault: true,
    needsProject: true,
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Every project that is installed runs with the rights of the one who installs it, and brings others along.',
        'One that nobody uses any longer is a risk without a gain.',
      ].join('\n'),
      bad: {
        file: 'pyproject.toml',
        text: `[project]\nname = "acme-charts"\ndependencies = ["requests", "simplejson"]\n\n${switchedOn}`,
        beside: [code],
        note: 'The code imports `requests` alone.',
      },
      good: {
        file: 'pyproject.toml',
        text: `[project]\nname = "acme-charts"\ndependencies = ["requests"]\n\n${switchedOn}`,
        beside: [code],
      },
      limits: [
        'It knows of a whole project or of none: it speaks when a folder is scanned that holds the manifest and code, and in an editor about what the last "Scan Project" has seen.',
        'It looks at what code needs wherever it runs: `project.dependencies`, `install_requires`, Poetry’s and Pipenv’s main table, `pypi-dependencies` of Pixi and `requirements.txt`; not at groups, extras, lines with a marker, or a requirements file that a tool has written of all that was installed.',
        'It is silent about projects whose modules are not known, about names that stand in a string of the code or anywhere else in the project’s configuration, scripts and pipelines, and about those that are of use without an import: type stubs, plugins, servers, database drivers, tools.',
        'A project that is loaded in yet another way is best allowed by a comment in its line.',
      ].join('\n'),
    },
  },

  inspect({ document, parsed, suspects }, { project }) {
    if (!project?.isWhole || project.unused.size === 0) return [];
    return parsed.dependencies.flatMap((dependency): TextRemark[] => {
      const { name, span } = dependency;
      if (name === null || suspects.has(dependency) || !isRuntime(dependency, document)) return [];
      const canonical = canonicalName(name);
      if (!project.unused.has(canonical)) return [];
      return [
        {
          span,
          dependency,
          evidence: { kind: 'unused-project', project: canonical },
          confidence: 'medium',
          message: `No code of the project imports '${name}'`,
          fixes: removalOf(dependency, document),
        },
      ];
    });
  },
});
