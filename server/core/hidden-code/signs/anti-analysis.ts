/** Behaves otherwise where it is watched. */
import { at, type CodeSign } from '../sign.ts';

export const antiAnalysis: CodeSign = {
  meta: {
    code: 'anti-analysis',
    summary: 'Looks for virtual machines, sandboxes or debuggers and leaves when it finds one',
    strength: 'strong',
    benignRate: null,
    docs: 'Who has nothing to hide works the same while being looked at. Inventories of hardware name virtual machines, and go on.',
  },
  trigger: /vbox|vmware|qemu|sandboxie|IsDebuggerPresent|gettrace|wireshark/i,
  *findInCode(source) {
    const leaves = source.calls.filter(({ name }) =>
      /^(?:sys\.exit|os\._exit|exit|quit|os\.abort)$/.test(name),
    );
    if (leaves.length === 0) return;
    for (const leave of leaves.slice(0, mostLeaves)) {
      const around = source.functionAround(leave.node);
      if (around.kind === 'module') continue;
      const body = source.text.slice(around.node.from, Math.min(around.node.to, around.node.from + 20_000));
      const named = new Set([...body.matchAll(watchers)].map(([word]) => word.toLowerCase()));
      const asks = source.calls.some(
        ({ name, node }) => /IsDebuggerPresent$/.test(name) && source.functionAround(node) === around,
      );
      if (named.size >= 3 || asks)
        yield { ...at(leave.node), message: `${leave.name}() is called where the machine looks watched` };
    }
  },
};

const watchers =
  /\b(?:vbox\w{0,12}|vmware\w{0,12}|qemu|virtualbox|sandboxie|wireshark|fiddler|processhacker|x64dbg|ollydbg|procmon|xenservice|parallels)/gi;

/** For each of them a whole function is read. */
const mostLeaves = 50;
