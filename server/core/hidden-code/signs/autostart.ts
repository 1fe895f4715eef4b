/** Arranges to be started again. */
import { startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const autostart: CodeSign = {
  meta: {
    code: 'autostart',
    summary: 'Writes to a place from which programs are started at login',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'What is there survives the uninstalling of the package. Installers of shell completion write there too, when they are called; what an import or an installation arranges is loud.',
  },
  trigger:
    /CurrentVersion|LaunchAgents|LaunchDaemons|systemd\/|crontab|schtasks|\.bashrc|\.zshrc|['"/]\.z?profile|\.bash_profile|\/autostart|Start Menu/i,
  *findInCode(source) {
    for (const call of source.calls) {
      const mode = source.textsOfCall({ ...call, args: call.args.slice(1) }).join(' ');
      const writes =
        (call.name === 'open' && /^(?:a|w)/.test(mode)) ||
        /\.write_text$|^shutil\.copy\w*$|winreg\.(?:SetValueEx|CreateKey\w*|OpenKey\w*)$|^os\.symlink$/.test(
          call.name,
        ) ||
        startsProgram.test(call.name);
      if (!writes) continue;
      const place = source.textsOfCall(call).find(text => places.test(text.slice(0, 2000)));
      const isReading =
        /OpenKey\w*$/.test(call.name) &&
        !/SET_VALUE|WRITE|ALL_ACCESS/.test(source.text.slice(call.node.from, call.node.to));
      if (place !== undefined && !isReading)
        yield {
          ...at(call.node),
          message: `${call.name}() arranges a start at login`,
          // Nobody has asked for it.
          ...(source.isEarly(call.node) && { strength: 'loud' }),
        };
    }
  },
};

const places =
  /\\CurrentVersion\\Run(?:Once)?\b|\bLaunch(?:Agents|Daemons)\b|\.config\/(?:systemd\/user|autostart)|\/etc\/systemd\/system\/|\bcrontab\s{1,9}(?:-|\S*$)|\bschtasks\b.{0,40}\/create|(?:^|\/)\.(?:bashrc|zshrc|bash_profile|profile|zprofile)$|Start Menu\\Programs\\Startup/i;
