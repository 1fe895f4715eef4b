/** Places where data can be left without an account or a name. */
import { sends, tellsMachine } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { readsSecret } from './credentials.ts';
import { isWhole } from './environment-sent.ts';

export const relayHost: CodeSign = {
  meta: {
    code: 'relay-host',
    summary: 'Names a webhook, paste, tunnel or request-bin host',
    strength: 'strong',
    benignRate: 0.5,
    docs: [
      'Thieves need a place to put things that cannot be traced to them.',
      'Notifiers name such hosts too; together with something taken from the machine it is loud.',
    ].join('\n'),
  },
  trigger:
    /discord(?:app)?\.com|api\.telegram\.org|pastebin\.com|paste\.ee|hastebin\.com|rentry\.co|transfer\.sh|gofile\.io|anonfiles\.com|\bfile\.io|0x0\.st|webhook\.site|ngrok|requestbin\.net|pipedream\.net|burpcollaborator\.net|oastify\.com|\boast\.|interact\.sh|trycloudflare\.com|serveo\.net|dnslog\.cn/i,
  *findInCode(source) {
    for (const { node, value } of source.strings)
      if (hosts.test(value.slice(0, 5000)))
        yield { ...at(node), message: `Names ${hosts.exec(value)?.[1] ?? 'such a host'}` };
    for (const call of source.calls) {
      if (!sends.test(call.name) || !source.textsOfCall(call).some(text => hosts.test(text.slice(0, 5000))))
        continue;
      const taken = source.reachFrom(
        call,
        (part, name) =>
          isWhole(source, part, name) ||
          readsSecret(source, part, name) ||
          (name !== null && tellsMachine.test(name)),
      );
      if (taken)
        yield {
          ...at(call.node),
          message: `${call.name}() leaves what it took from this machine with such a host`,
          strength: 'loud',
        };
    }
  },
};

const hosts =
  /(?:^|[^\w.-])((?:(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\/webhooks|api\.telegram\.org\/bot|pastebin\.com\/raw|paste\.ee\/|hastebin\.com|rentry\.co\/|transfer\.sh|(?:\w{1,20}\.)?gofile\.io|anonfiles\.com|file\.io\/|0x0\.st|webhook\.site|[\w-]{1,63}\.(?:ngrok(?:-free)?\.(?:io|app|dev)|requestbin\.net|m\.pipedream\.net|burpcollaborator\.net|oastify\.com|oast\.(?:fun|me|pro|site|live|online)|interact\.sh|trycloudflare\.com|serveo\.net|dnslog\.cn)))/i;
