/** Asks the client what its user has stored for an index. For clients that announce `clientLogins`. */
import type { Connection } from 'vscode-languageserver';
import type { StoredLogin } from '../io/http/logins.ts';
import { isObject } from './client-facts.ts';
import { loginRequest } from './protocol.ts';

export function createClientLogins(connection: Pick<Connection, 'sendRequest'>): StoredLogin {
  return async origin => {
    try {
      const answer: unknown = await connection.sendRequest(loginRequest, { origin });
      if (!isObject(answer)) return null;
      const { login, password } = answer;
      return typeof login === 'string' && typeof password === 'string' ? { login, password } : null;
    } catch {
      // The index is then asked without, and says what it thinks of that.
      return null;
    }
  };
}
