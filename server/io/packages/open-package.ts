/** From the bytes of a wheel, a source distribution or an egg to files that can be inspected. Nothing is written. */
import type { Archive } from '../../core/archive/archive.ts';
import type { Container, SourceFile } from '../../core/hidden-code/inspection.ts';
import { openArchive } from '../archive/open-archive.ts';
import { sha256 as hexSha256 } from '../http/entry-file.ts';
import { decodeText } from '../read-text.ts';
import { sha256 } from './tools.ts';

export interface OpenPackage {
  readonly files: readonly SourceFile[];
  readonly container: Container;
}

/** `fileName` says what the archive calls itself; what it is, its content says. Never throws. */
export function openPackage(fileName: string, source: Uint8Array): OpenPackage {
  const archive = openArchive(source);
  const { name, version, isWheel } = readFileName(fileName);
  const root = isWheel ? '' : commonRoot(archive);
  const files = archive.members.map(({ path, size, read }): SourceFile => {
    return {
      path: path.slice(root.length),
      size,
      text: () => textOf(read()),
      sha256: () => {
        const bytes = read();
        return bytes && sha256(bytes);
      },
    };
  });
  const kind = isWheel ? 'wheel' : 'sdist';
  return {
    files,
    container: { kind, name, version, file: fileName, sha256: hexSha256(source), problems: archive.problems },
  };
}

function textOf(bytes: Uint8Array | null): string | null {
  const reading = bytes && decodeText(bytes);
  return reading?.kind === 'text' ? reading.text : null;
}

/** `six-1.16.0-py2.py3-none-any.whl`, `six-1.16.0.tar.gz`. */
function readFileName(file: string): Pick<Container, 'name' | 'version'> & { readonly isWheel: boolean } {
  const isWheel = /\.(?:whl|egg)$/i.test(file);
  const stem = file.replace(/\.(?:whl|egg|zip|tar\.\w+|tgz|tar)$/i, '');
  const [name = null, version = null] = isWheel ? stem.split('-') : splitAtLastHyphen(stem);
  return { name, version, isWheel };
}

function splitAtLastHyphen(stem: string): readonly string[] {
  const at = stem.lastIndexOf('-');
  return at <= 0 ? [stem] : [stem.slice(0, at), stem.slice(at + 1)];
}

/** The one folder that a source distribution keeps everything in; empty where there is none. */
function commonRoot({ members }: Archive): string {
  const first = /^[^/]+\//.exec(members[0]?.path ?? '')?.[0] ?? '';
  return first !== '' && members.every(({ path }) => path.startsWith(first)) ? first : '';
}
