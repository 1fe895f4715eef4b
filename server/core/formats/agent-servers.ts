/** Where agents and editors name their MCP servers: the commands that start these fetch and run projects by name. */
import type { Node } from 'jsonc-parser';
import type { Parsed } from '../dependency.ts';
import { ExcerptBuilder, excerptOf } from '../excerpt.ts';
import { addJsonString } from '../json-strings.ts';
import { endOfString, jsonTree } from '../json-tree.ts';
import { indexVariables } from '../shell/index-variables.ts';
import {
  emptyReading,
  type InstallReading,
  mayInstall,
  readInstallCommands,
  readInstallWords,
} from '../shell/install-commands.ts';
import type { Word } from '../shell/syntax.ts';
import type { Format } from './format.ts';
import { finished } from './shell-reading.ts';

export const agentServers = {
  id: 'agent-servers',
  title: "Agents' MCP servers",
  files: ['**/{,.}mcp.json', '**/{mcp_config,mcp_settings,cline_mcp_settings,claude_desktop_config}.json'],
  example:
    '{ "mcpServers": { "clock": { "command": "uvx", "args": ["mcp-server-time", "--local-timezone=UTC"] } } }\n',
  matches: (path: string) =>
    /(?:^|\/)(?:\.?mcp|(?:cline_)?mcp_settings|mcp_config|claude_desktop_config)\.json$/i.test(path),
  parse: (text: string): Parsed => {
    const reading = emptyReading();
    const root = mayInstall(text) ? jsonTree(text) : undefined;
    if (root) readServers(text, root, reading);
    reading.indexes.push(...indexVariables(text));
    return finished(reading);
  },
} as const satisfies Format;

/** Each tool nests its servers in its own way, so every object with a `command` counts. How deep is limited above. */
function readServers(text: string, node: Node, reading: InstallReading): void {
  if (node.type === 'object') readServer(text, node, reading);
  for (const child of node.children ?? []) readServers(text, child, reading);
}

function readServer(text: string, server: Node, reading: InstallReading): void {
  const command = memberOf(server, 'command');
  if (!command) return;
  const words = [...wordsOf(text, command), ...wordsOf(text, memberOf(server, 'args'))];
  const [program] = words;
  if (!program) return;
  const isLine = words.length === 1 && /\s/.test(program.value.text);
  if (isLine) readInstallCommands(program.value, reading);
  else readInstallWords(excerptOf(text, { start: 0, end: text.length }), words, reading);
}

function memberOf(server: Node, name: string): Node | undefined {
  return server.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

/** A string, or a list of strings, of which no shell takes any apart. */
function wordsOf(text: string, value: Node | undefined): readonly Word[] {
  if (!value || (value.type !== 'string' && value.type !== 'array')) return [];
  const words: Word[] = [];
  let before: number | null = null;
  for (const part of value.type === 'array' ? (value.children ?? []) : [value]) {
    if (part.type !== 'string') {
      before = null;
      continue;
    }
    const span = { start: part.offset + 1, end: endOfString(text, part) };
    const builder = new ExcerptBuilder(text);
    addJsonString(builder, text, span.start, span.end);
    const excerpt = builder.build();
    // Cut from the end of the string before it, a word takes the comma and one pair of quotes along.
    words.push({
      span,
      gapStart: before ?? span.start,
      value: excerpt,
      expansions: variablesIn(excerpt.text),
    });
    before = span.end;
  }
  return words;
}

/** What editors replace: `${workspaceFolder}`, `${input:key}`. */
function variablesIn(text: string): readonly { start: number; end: number }[] {
  return Array.from(text.matchAll(/\$\{[^{}]*\}/g), ({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
  }));
}
