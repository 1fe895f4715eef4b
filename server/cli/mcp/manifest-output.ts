/** The shape of what `check_manifest` gives back, as JSON Schema; `manifestAnswer` makes it. */
import { findingSchema, groundSchema, listOf, numberOrNull, textOrNull } from './schemas.ts';
import type { ObjectSchema } from './tools.ts';

const place = {
  file: { type: 'string', description: 'From the working folder' },
  line: { ...numberOrNull, description: 'From 1' },
  column: { ...numberOrNull, description: 'From 1, in UTF-16 units' },
};

export const manifestOutput: ObjectSchema = {
  type: 'object',
  properties: {
    ...groundSchema,
    files: { type: 'number', description: 'With those that the file pulls in' },
    requirements: { type: 'number' },
    imports: { type: 'number' },
    findings: listOf({
      ...place,
      name: textOrNull,
      ...findingSchema,
      fix: { ...textOrNull, description: 'What could be done about it' },
    }),
    unchecked: listOf({ name: { type: 'string' }, file: { type: 'string' }, reason: { type: 'string' } }),
    problems: listOf({ ...place, message: { type: 'string' } }),
    left_out: { type: 'number' },
  },
  required: [
    ...['snapshot', 'network', 'files', 'requirements', 'imports'],
    ...['findings', 'unchecked', 'problems', 'left_out'],
  ],
};
