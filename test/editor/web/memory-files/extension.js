// A workspace that lies on no disk, for the tests of the extension in a browser: its files come from `files.json`.
const vscode = require('vscode');

exports.activate = async context => {
  const given = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'files.json'));
  const written = Object.entries(JSON.parse(new TextDecoder().decode(given)));
  const files = new Map(written.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const changes = new vscode.EventEmitter();
  const entriesOf = path => {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    const below = [...files.keys()].filter(file => file.startsWith(prefix));
    return new Map(
      below.map(file => {
        const [name, ...rest] = file.slice(prefix.length).split('/');
        return [name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
      }),
    );
  };
  const contentOf = uri => {
    const content = files.get(uri.path);
    if (!content) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  };
  const provider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: uri => {
      const times = { ctime: 0, mtime: 0 };
      if (entriesOf(uri.path).size > 0) return { type: vscode.FileType.Directory, size: 0, ...times };
      return { type: vscode.FileType.File, size: contentOf(uri).length, ...times };
    },
    readDirectory: uri => [...entriesOf(uri.path)],
    readFile: contentOf,
    writeFile: (uri, content) => {
      const type = files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
      files.set(uri.path, content);
      changes.fire([{ type, uri }]);
    },
    delete: uri => {
      files.delete(uri.path);
      changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    createDirectory: () => {},
    rename: () => {},
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', provider));
};
