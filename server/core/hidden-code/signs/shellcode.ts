/** Machine code that is put into memory and run. */
import { at, type CodeSign } from '../sign.ts';

export const shellcode: CodeSign = {
  meta: {
    code: 'shellcode',
    summary: 'Puts machine code into memory and runs it',
    strength: 'strong',
    benignRate: 0,
    docs: 'Debuggers and processor probes call one of these functions; two of them with executable memory are what an injector needs.',
  },
  trigger: /VirtualAlloc|WriteProcessMemory|CreateRemoteThread|PROT_EXEC/,
  *findInCode(source) {
    const used = source.calls.filter(({ node }) =>
      calls.test(source.text.slice(node.children[0]?.from, node.children[0]?.to).slice(-80)),
    );
    const kinds = new Set(
      used.map(
        ({ node }) =>
          calls.exec(source.text.slice(node.children[0]?.from, node.children[0]?.to).slice(-80))?.[1],
      ),
    );
    const first = used[0];
    const isExecutable = /0x40\b|PAGE_EXECUTE_READWRITE|PROT_EXEC/.test(source.text);
    if (!first || kinds.size < 2 || !isExecutable) return;
    const hasCode = source.tree.nodes.some(
      ({ type, from, to }) =>
        type === 'String' &&
        /^b['"](?:\\x[\da-f]{2}){16}/i.test(source.text.slice(from, Math.min(to, from + 80))),
    );
    yield {
      ...at(first.node),
      message: 'Puts machine code into memory and runs it',
      ...(hasCode && { strength: 'loud' }),
    };
  },
};

const calls =
  /\b(VirtualAlloc(?:Ex)?|RtlMoveMemory|WriteProcessMemory|CreateThread|CreateRemoteThread|QueueUserAPC|NtCreateThreadEx|mmap|CFUNCTYPE)$/;
