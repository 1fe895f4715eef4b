/** What every palette command is. */
import type { Session } from '../session.ts';

/** A command of the palette. Its title stands in `package.json`; a test holds the two lists together. */
export interface ClientCommand {
  /** `antivenom.ui.…`: the ids without `ui` are the server's own, registered by the language client. */
  readonly id: string;
  run(session: Session): Promise<void>;
}
