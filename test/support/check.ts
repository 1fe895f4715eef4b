/**
 * Runs one fixture through the engine and compares what it says with what the fixture expects.
 * Every fixture test goes through here, so a change of the engine's interface is a change of this file alone.
 */
import assert from 'node:assert/strict';
import { type Analysis, analyze } from '../../server/core/analyze.ts';
import type { Dependency } from '../../server/core/dependency.ts';
import type { Finding, Fix } from '../../server/core/finding.ts';
import { applyEdits, chosenEdits } from '../../server/core/fixes.ts';
import { formatOf } from '../../server/core/formats/index.ts';
import type { Context } from '../../server/core/judge.ts';
import type { Config } from '../../server/core/policy/config.ts';
import { ignoreEdit } from '../../server/core/policy/ignore-edit.ts';
import { withConfig } from '../../server/core/policy/merge.ts';
import { readConfig } from '../../server/core/policy/read-config.ts';
import type { Knowledge } from '../../server/core/ports.ts';
import { createSurvey } from '../../server/core/project/uses.ts';
import { needsProject } from '../../server/core/rules/index.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { LineIndex, type Span } from '../../server/core/span.ts';
import { factsOf, type WrittenFacts } from './facts.ts';
import { type Fixture, type Member, type Note, printFixture, readFixture } from './fixture.ts';
import { smallKnowledge } from './knowledge.ts';

/** What the caret lines speak of: every dependency a format reads, or every finding a rule makes. */
export type View = 'dependencies' | 'findings';

/** Checks all members of one fixture; returns the text with the carets as they really are. */
export function actualFixture(
  source: string,
  view: View,
  bundled: () => Knowledge,
  facts?: WrittenFacts,
): string {
  const fixture = readFixture(source);
  const context = contextsOf(fixture, bundled, facts);
  assert.ok(
    fixture.members.some(({ name }) => formatOf(name) !== null),
    'no format of server/core/formats/index.ts reads any file of this fixture',
  );
  return printFixture({
    prose: fixture.prose,
    members: fixture.members.map(member => actualMember(member, view, context)),
  });
}

function actualMember(member: Member, view: View, context: ContextOf): Member {
  const fixed = /^fixed (.+)$/.exec(member.name)?.[1];
  if (fixed !== undefined) return member;
  const analysis = analyzed(member.name, member.text, context);
  if (!analysis) return member;
  return { ...member, expected: notes(analysis, member.text, view) };
}

/** The properties that hold for every fixture: other line ends and a BOM change nothing, every fix does its work. */
export function checkProperties(source: string, bundled: () => Knowledge, facts?: WrittenFacts): void {
  const fixture = readFixture(source);
  const context = contextsOf(fixture, bundled, facts);
  for (const { name, text } of fixture.members) {
    const analysis = analyzed(name, text, context);
    if (!analysis) continue;
    for (const variant of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`])
      assert.deepEqual(essence(analyzed(name, variant, context), variant), essence(analysis, text));
    for (const finding of analysis.findings) {
      for (const fix of finding.fixes) checkFix(name, text, finding, fix, context);
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`])
        checkIgnoring(name, variant, finding.rule, context);
    }
  }
  for (const { name, text } of fixture.members) {
    const fixed = /^fixed (.+)$/.exec(name)?.[1];
    const before = fixture.members.find(member => member.name === fixed);
    if (before) assert.equal(applySafeFixes(before, context), text, `${fixed} after all safe fixes`);
  }
}

function applySafeFixes(member: Member, context: ContextOf): string {
  const findings = analyzed(member.name, member.text, context)?.findings ?? [];
  return applyEdits(member.text, chosenEdits(findings, 'safe'));
}

/** A fix must make its own finding go away and bring no new one. */
function checkFix(name: string, text: string, finding: Finding, fix: Fix, context: ContextOf): void {
  const after = analyzed(name, applyEdits(text, fix.edits), context);
  const key = (f: Finding): string => `${f.rule} ${f.dependency?.module ?? f.dependency?.name}`;
  const before = analyzed(name, text, context)?.findings.map(key) ?? [];
  const left = after?.findings.map(key) ?? [];
  const count = (list: readonly string[]): number => list.filter(each => each === key(finding)).length;
  assert.ok(count(left) < count(before), `'${fix.title}' leaves the finding in place`);
  for (const each of left) assert.ok(before.includes(each), `'${fix.title}' brings ${each}`);
}

/** The comment of "Ignore … on this line" must hide each finding of a rule and leave all else as it was. */
function checkIgnoring(name: string, text: string, rule: string, context: ContextOf): void {
  if (!context(name).settings.honoursIgnores) return;
  const before = analyzed(name, text, context);
  for (const finding of before?.findings.filter(each => each.rule === rule && each.dependency) ?? []) {
    const edit = ignoreEdit(text, name, finding);
    if (!edit) continue;
    const changed = applyEdits(text, [edit]);
    const after = analyzed(name, changed, context);
    const moved = edit.span.start <= finding.span.start ? changed.length - text.length : 0;
    const isLeft = after?.findings.some(
      each => each.rule === rule && each.span.start === finding.span.start + moved,
    );
    assert.ok(!isLeft, `${name}: ${JSON.stringify(edit)} does not hide ${rule}`);
    const read = (analysis: Analysis | null) => [
      analysis?.dependencies.map(describeDependency),
      analysis?.problems.map(each => each.message),
    ];
    assert.deepEqual(read(after), read(before), `${name}: ${JSON.stringify(edit)} changes what is read`);
  }
}

function analyzed(path: string, text: string, context: ContextOf): Analysis | null {
  const format = formatOf(path);
  return format && analyze({ path, text, format }, context(path, text));
}

/** What must stay the same whatever the line ends are: words and the text under the carets, not offsets. */
function essence(analysis: Analysis | null, text: string): unknown {
  const slice = (span: Span): string => text.slice(span.start, span.end);
  return {
    dependencies: analysis?.dependencies.map(each => [slice(each.span), describeDependency(each)]),
    findings: analysis?.findings.map(each => [slice(each.span), describeFinding(each)]),
    problems: analysis?.problems.map(each => each.message),
    references: analysis?.references.map(each => slice(each.span)),
  };
}

function notes(analysis: Analysis, text: string, view: View): readonly Note[] {
  const found: { span: Span; words: string }[] =
    view === 'findings'
      ? analysis.findings.map(each => ({ span: each.span, words: describeFinding(each) }))
      : [
          ...analysis.dependencies.map(each => ({ span: each.span, words: describeDependency(each) })),
          ...analysis.references.map(each => ({ span: each.span, words: `reference: ${each.kind}` })),
          ...analysis.indexes.map(each => ({ span: each.span, words: `index: ${each.kind}` })),
          ...analysis.problems.map(each => ({ span: each.span, words: `problem: ${each.message}` })),
        ];
  const lines = new LineIndex(text);
  return found
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, words }) => {
      const { start, end } = lines.range(span);
      const lastColumn = start.line === end.line ? end.character : start.character + 1;
      return {
        line: start.line,
        start: start.character,
        end: Math.max(lastColumn, start.character + 1),
        words,
      };
    });
}

/** `typosquat: colorama (low, hint, fix)`: the parts that differ from a rule's everyday are said. */
export function describeFinding(finding: Finding): string {
  const marks = [
    finding.severity === 'warning' ? null : finding.severity,
    finding.confidence === 'high' ? null : finding.confidence,
    finding.fixes.some(fix => fix.safe) ? 'safe fix' : null,
  ].filter(mark => mark !== null);
  const target = finding.targetModule ?? finding.target;
  return `${finding.rule}${target ? `: ${target}` : ''}${marks.length ? ` (${marks.join(', ')})` : ''}`;
}

/** `requirement: Django [bcrypt] >=4.2 ; python_version < "3.9" {project.dependencies} (vcs, hashed)`. */
function describeDependency(dependency: Dependency): string {
  const { kind, name, module, extras, specifier, marker, group, source, hashed } = dependency;
  const marks = [source === 'index' ? null : source, hashed ? 'hashed' : null].filter(mark => mark !== null);
  return [
    `${kind}: ${module ?? name}`,
    extras.length ? `[${extras.join(',')}]` : null,
    specifier || null,
    marker === null ? null : `; ${marker}`,
    group === null ? null : `{${group}}`,
    marks.length ? `(${marks.join(', ')})` : null,
  ]
    .filter(part => part !== null)
    .join(' ');
}

/** Settings that the fixture's own files hold, as the doors would find them. */
function configIn(text: (name: string) => string | undefined): Config {
  const [own, shared] = [text('antivenom.toml'), text('pyproject.toml')];
  return {
    ...(shared !== undefined && readConfig(shared, 'pyproject.toml').config),
    ...(own !== undefined && readConfig(own, 'antivenom.toml').config),
  };
}

/** What a member is judged with; `changed` stands in for the member of its name, so that the project is as after a fix. */
type ContextOf = (path: string, changed?: string) => Context;

function contextsOf(fixture: Fixture, bundled: () => Knowledge, facts?: WrittenFacts): ContextOf {
  const text = (name: string): string | undefined =>
    fixture.members.find(member => member.name === name)?.text;
  const lines = (name: string): string[] => (text(name) ?? '').split('\n').filter(line => line !== '');
  const knowledge =
    text('popular.txt') === undefined
      ? bundled()
      : smallKnowledge({
          ranked: lines('popular.txt'),
          listed: lines('listed.txt'),
          importMap: lines('import-map.tsv').map(line => line.split('\t') as [string, string]),
        });
  const { today, assume, ...settings } = JSON.parse(text('settings.json') ?? '{}');
  const modules = new Set(
    fixture.members.map(member => member.name.replace(/(?:\/__init__)?\.pyi?$/, '').split('/')[0] ?? ''),
  );
  const own = new Set(
    fixture.members
      .filter(({ name }) => /(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(name))
      .map(({ name, text }) => formatOf(name)?.parse(text).ownName),
  );
  const context: Context = {
    knowledge,
    settings: { ...withConfig(defaultSettings, configIn(text), true), ...settings },
    today: today ?? '2026-11-10',
    ...(assume && { assume }),
    ...(facts && { facts: factsOf(facts) }),
    isLocalModule: module => modules.has(module),
    isOwnProject: canonical => own.has(canonical),
  };
  if (!needsProject(context.settings)) return () => context;
  return (path, changed) => {
    const survey = createSurvey(knowledge);
    for (const { name, text } of fixture.members) {
      const format = formatOf(name);
      const now = name === path ? (changed ?? text) : text;
      if (format) survey.add({ path: name, text: now, format }, context);
    }
    const project = survey.finish()(path);
    return { ...context, ...(project && { project }) };
  };
}
