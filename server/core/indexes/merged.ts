/** Which indexes a tool asks together with PyPI, so that a project there can win over a private one. */
import type { IndexSetting } from '../dependency.ts';
import { isPublicIndex } from '../public-services.ts';
import { type IndexInForce, type IndexTool, indexOf, strategyOf } from './index-in-force.ts';

/** True where the tool takes the best version of all indexes, or looks into this one only for what PyPI lacks. */
export function isMergedWithPyPI(index: IndexInForce, all: readonly IndexInForce[]): boolean {
  const { tool, kind, address, includes } = index;
  if (tool === 'antivenom' || isPublicIndex(address) || isLocal(address)) return false;
  if (includes?.length || !asksPyPI(tool, all)) return false;
  return kind === 'supplemental' || ((kind === 'extra' || kind === 'default') && takesHighest(index));
}

/** A path or a file's address: nobody can take a folder of this machine for an index that others ask. */
function isLocal(address: string): boolean {
  return /^(?:file:|[a-z]:[\\/]|[./\\~])/i.test(address);
}

function takesHighest({ tool, strategy }: IndexInForce): boolean {
  // Poetry's other sources stand in its order, and those of Pipenv serve what names them.
  return tool !== 'poetry' && tool !== 'pipenv' && (strategy ?? strategyOf(tool)) === 'version-priority';
}

/** True where a tool looks into PyPI for names that are bound to no index. */
function asksPyPI(tool: IndexTool, all: readonly IndexInForce[]): boolean {
  const own = all.filter(index => index.tool === tool && index.kind !== 'explicit');
  if (own.some(({ kind }) => kind === 'no-index')) return false;
  return own.some(({ address }) => isPublicIndex(address)) || !own.some(({ kind }) => kind === 'default');
}

/** The private index that a setting puts beside PyPI: its own, or the default one where the setting adds PyPI to it. */
export function mergedBy(setting: IndexSetting, all: readonly IndexInForce[]): IndexInForce | undefined {
  const [own] = indexOf(setting, 'file', true);
  if (!own || own.kind === 'default') return undefined;
  if (!isPublicIndex(own.address)) return isMergedWithPyPI(own, all) ? own : undefined;
  const isAdded = own.kind === 'extra' || own.kind === 'supplemental';
  return isAdded
    ? all.find(each => each.kind === 'default' && each.tool === own.tool && isMergedWithPyPI(each, all))
    : undefined;
}
