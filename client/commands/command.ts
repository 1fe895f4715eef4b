/** What every palette command is. */
import type { Session } from '../session.ts';

/** A command of the palette. Its title stands in `package.json`; a test holds the two lists together. */
export interface ClientCommand {
  /** `antivenom.ui.…`: the ids without `ui` are the server's own, registered by the language client. */
  readonly id: string;
  /** `argument` may come from anywhere. */
  run(session: Session, argument?: unknown): Promise<void>;
}
