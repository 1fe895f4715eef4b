/** `package.json` is half of the client; what it promises must be there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

describe('extension manifest', () => {
  it('lists exactly the commands that the client has', () => {
    const folder = path.join(root, 'client/commands');
    const ids = fs
      .readdirSync(folder)
      .map(file => /id: '([^']+)'/.exec(fs.readFileSync(path.join(folder, file), 'utf8'))?.[1])
      .filter(id => id !== undefined);
    const listed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(listed.sort(), ids.sort());
  });

  it('puts every command under Antivenom', () => {
    for (const { category } of manifest.contributes.commands) assert.equal(category, 'Antivenom');
  });

  it('never starts with the editor', () => {
    for (const event of manifest.activationEvents)
      assert.match(event, /^(?:onLanguage|onNotebook|workspaceContains):/);
  });

  it('searches no deeper than three folders for a reason to start', () => {
    for (const event of manifest.activationEvents) {
      assert.ok(!event.includes('**'), event);
      assert.ok(event.split('/').length <= 3, event);
    }
  });

  it('has a sentence for every key, and a key for every sentence', () => {
    const sentences = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
    const keys = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(sentences).sort());
  });

  it('lets a workspace that is not trusted set only what makes nothing milder', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const settings = Object.keys(manifest.contributes.configuration.properties);
    const free = settings.filter(key => !restrictedConfigurations.includes(key));
    assert.deepEqual(free, ['antivenom.deny', 'antivenom.completion.enabled', 'antivenom.trace.server']);
    assert.deepEqual(
      restrictedConfigurations.filter((key: string) => !settings.includes(key)),
      [],
    );
  });

  it('names files that are there', () => {
    const { grammars, languages, walkthroughs } = manifest.contributes;
    const pages = walkthroughs[0].steps.map(({ media }: { media: { markdown: string } }) => media.markdown);
    for (const file of [manifest.icon, grammars[0].path, languages[0].configuration, ...pages])
      assert.ok(fs.existsSync(path.join(root, file)), file);
  });
});
