/** Files that hold keys, tokens, wallets and cookies. */
import { sends } from '../python/names.ts';
import type { PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';

export const credentials: CodeSign = {
  meta: {
    code: 'credentials',
    summary: 'Names files that hold keys, wallets or cookies, or reads and sends them',
    strength: 'weak',
    benignRate: 3,
    docs: [
      'Clients of cloud services read their own configuration there, hence a weak sign.',
      'Wallets and cookies of browsers are strong; read and sent in one flow it is loud.',
    ].join('\n'),
  },
  trigger:
    /[/\\~'"]\.(?:ssh|aws|pypirc|netrc|kube|npmrc|docker|git-credentials|gnupg)\b|id_(?:rsa|ed25519|ecdsa)|Login Data|Local State|logins\.json|key4\.db|Network.{1,2}Cookies|Local Storage|tdata|wallet/i,
  *findInCode(source) {
    for (const call of source.calls) {
      if (!sends.test(call.name)) continue;
      if (source.reachFrom(call, (node, name) => readsSecret(source, node, name)))
        yield {
          ...at(call.node),
          message: `${call.name}() sends what is read from a file of secrets`,
          strength: 'loud',
        };
    }
    for (const { node, value } of source.strings) {
      const text = value.slice(0, 2000);
      if (valuables.test(text))
        yield { ...at(node), message: 'Names files of a wallet or of a browser', strength: 'strong' };
      else if (secrets.test(text)) yield { ...at(node), message: 'Names files that hold secrets' };
    }
  },
};

/** True for a call that opens or reads a file of secrets. */
export function readsSecret(source: PythonSource, node: Node, name: string | null): boolean {
  if (name === null || !/^(?:open|io\.open|.{0,250}\.read_(?:text|bytes))\(\)$/.test(name)) return false;
  return source
    .textsIn(node)
    .some(text => secrets.test(text.slice(0, 2000)) || valuables.test(text.slice(0, 2000)));
}

const secrets =
  /(?:^|[/\\~])\.(?:ssh|aws|pypirc|netrc|kube|npmrc|docker|git-credentials|gnupg)(?:[/\\]|$)|\bid_(?:rsa|ed25519|ecdsa)\b/;
const valuables =
  /(?:^|[/\\])(?:Login Data|Local State|logins\.json|key4\.db)$|[/\\]Network[/\\]Cookies$|(?:[Dd]iscord\w{0,8}|Telegram Desktop)[/\\]{1,2}(?:Local Storage|tdata)|\b(?:wallet\.dat|Exodus[/\\]{1,2}exodus\.wallet|Electrum[/\\]{1,2}wallets)\b/;
