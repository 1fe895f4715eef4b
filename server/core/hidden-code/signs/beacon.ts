/** Tells somebody the name of the machine and of its user. */
import { networkWords, resolvesHost, sends, tellsMachine } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const beacon: CodeSign = {
  meta: {
    code: 'beacon',
    summary: "Sends the machine's or the user's name somewhere",
    strength: 'strong',
    benignRate: 0.2,
    docs: [
      'The first sign of life of a package that was planted under the name of an internal one; often it calls itself research.',
      'Telemetry does it too.',
    ].join('\n'),
  },
  trigger: /gethostname|getfqdn|platform\.(?:node|uname)|from platform|getuser|getlogin|uname|getcwd|getnode/,
  alsoTrigger: networkWords,
  *findInCode(source) {
    for (const call of source.calls) {
      if (!sends.test(call.name)) continue;
      const reached = source.reachFrom(call, (_, name) => name !== null && tellsMachine.test(name));
      if (reached)
        yield {
          ...at(call.node),
          message: `${call.name}() sends what ${source.nameOf(reached.node)}() tells`,
        };
    }
  },
};

export const nameExfiltration: CodeSign = {
  meta: {
    code: 'name-exfiltration',
    summary: 'Puts data into the name of a host that it looks up',
    strength: 'strong',
    benignRate: null,
    docs: 'Look-ups pass where connections are blocked, and whoever owns the domain reads them.',
  },
  trigger: /gethostbyname|getaddrinfo|dns\.resolver/,
  *findInCode(source) {
    for (const call of source.calls) {
      const host = resolvesHost.test(call.name) ? call.args[0] : undefined;
      if (
        !host ||
        !source.textsIn(host).some(text => /\.[a-z\d-]{1,63}\.?[a-z]{2,}/i.test(text.slice(0, 300)))
      )
        continue;
      const reached = source.reach(
        host,
        (_, name) => name !== null && (encodes.test(name) || tellsMachine.test(name)),
      );
      if (reached)
        yield {
          ...at(call.node),
          message: `${call.name}() asks for a name that carries data`,
          ...(source.isEarly(call.node) && { strength: 'loud' }),
        };
    }
  },
};

const encodes = /^(?:base64\.b\d\dencode|binascii\.hexlify|.{0,200}\.hex)$/;
