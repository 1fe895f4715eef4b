/** The report as a tree in the side bar: findings by file, and packages by what is known of them. */
import {
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { PackageRow, ReportPlace, ReportRow } from '../../server/lsp/protocol.ts';
import { showPlace } from '../commands/show-place.ts';
import type { ReportStore } from './report-store.ts';

interface Node {
  readonly item: TreeItem;
  readonly children?: () => readonly Node[];
}

export function registerReportTree(store: ReportStore): Disposable {
  const changes = new EventEmitter<undefined>();
  const view = window.createTreeView<Node>('antivenom.report', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: ({ item }) => item,
      getChildren: node => [...(node ? (node.children?.() ?? []) : roots(store))],
    },
  });
  const refresh = () => {
    view.message = store.current?.summary ?? '';
    changes.fire(undefined);
  };
  return Disposable.from(view, changes, store.onChange(refresh));
}

function roots({ current }: ReportStore): readonly Node[] {
  if (!current) return [];
  const { files, findings, packages } = current;
  const command = ({ file, line, character }: ReportPlace) => ({
    title: '',
    command: showPlace.id,
    arguments: [{ uri: files[file]?.uri, line, character }],
  });
  const leaf = (
    row: ReportPlace,
    label: string,
    description: string,
    icon: ThemeIcon,
    tooltip: string,
  ): Node => {
    const item = new TreeItem(label);
    Object.assign(item, { description, tooltip, iconPath: icon, command: command(row) });
    return { item };
  };
  const findingNode = (row: ReportRow) =>
    leaf(row, row.name ?? row.rule, `${row.message} [${row.line + 1}]`, icons[row.severity], row.message);
  const fileNode = (rows: readonly ReportRow[]): Node => {
    const { name = '', uri = '' } = files[rows[0]?.file ?? 0] ?? {};
    const item = new TreeItem(Uri.parse(uri), TreeItemCollapsibleState.Expanded);
    Object.assign(item, { label: name, description: `${rows.length}`, iconPath: ThemeIcon.File });
    return { item, children: () => rows.map(findingNode) };
  };
  const packageNode = (row: PackageRow) => {
    const rank = row.rank === null ? '' : l10n.t('rank {0}', row.rank);
    const place = `${files[row.file]?.name}:${row.line + 1}`;
    return leaf(row, row.name, rank || place, new ThemeIcon('package'), place);
  };
  const evidenceNode = ([evidence, title]: readonly [PackageRow['evidence'], string]): Node[] => {
    const rows = packages.filter(each => each.evidence === evidence);
    return rows.length === 0 ? [] : [group(title, rows.length, () => rows.map(packageNode), false)];
  };
  const byFile = new Map<number, ReportRow[]>();
  for (const row of findings) byFile.set(row.file, [...(byFile.get(row.file) ?? []), row]);
  return [
    group(l10n.t('Findings'), findings.length, () => [...byFile.values()].map(fileNode), true),
    group(l10n.t('Packages'), packages.length, () => evidenceTitles().flatMap(evidenceNode), true),
  ];
}

function group(label: string, count: number, children: () => readonly Node[], isOpen: boolean): Node {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(label, count === 0 ? None : isOpen ? Expanded : Collapsed);
  item.description = count === 0 ? l10n.t('none') : count.toLocaleString();
  return { item, children };
}

/** What needs a look comes first. */
function evidenceTitles(): readonly (readonly [PackageRow['evidence'], string])[] {
  return [
    ['absent', l10n.t('Not in the list')],
    ['unchecked', l10n.t('Not checked')],
    ['listed', l10n.t('On PyPI, little used')],
    ['private', l10n.t('Private or local')],
    ['ranked', l10n.t('Widely used')],
  ];
}

const icons: { readonly [severity in ReportRow['severity']]: ThemeIcon } = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  information: new ThemeIcon('info'),
  hint: new ThemeIcon('lightbulb'),
};
