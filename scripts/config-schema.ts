/** The JSON schema of `antivenom.toml`, and of `[tool.antivenom]`, made from the table that the reader uses. */
import { type ConfigKey, configKeys, type ValueKind } from '../server/core/policy/config.ts';
import { rules } from '../server/core/rules/index.ts';

export function configSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Antivenom',
    description: 'A file antivenom.toml, or the table [tool.antivenom] of pyproject.toml.',
    type: 'object',
    properties: Object.fromEntries(configKeys.map(key => [key.name, property(key)])),
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function property({ summary, value, fallback }: ConfigKey): object {
  return { ...schemaOf(value), description: `${summary} Default: ${fallback}.` };
}

const address = { type: 'string', pattern: '^[hH][tT][tT][pP][sS]?://[^\\s/]' };
const text = { type: 'string', minLength: 1 };
const name = { type: 'string', pattern: '^[A-Za-z0-9._*-]+$' };

function schemaOf(value: ValueKind): object {
  switch (value.kind) {
    case 'choice':
      return { type: 'string', enum: value.choices };
    case 'rules':
      return {
        type: 'object',
        properties: Object.fromEntries(
          rules.map(({ meta }) => [
            meta.code,
            {
              type: 'string',
              enum: value.choices,
              description: `${meta.summary}. Default: ${meta.severity}.`,
            },
          ]),
        ),
        additionalProperties: false,
      };
    case 'switch':
      return { type: 'boolean' };
    case 'days':
      return { type: 'integer', minimum: 0, maximum: 36_500 };
    case 'path':
      return text;
    case 'address':
      return address;
    case 'globs':
      return { type: 'array', items: text };
    case 'addresses':
      return { type: 'array', items: address };
    case 'names':
      return { type: 'array', items: { anyOf: [name, entrySchema(value.expires)] } };
  }
}

function entrySchema(expires: boolean): object {
  const until = { type: 'string', format: 'date', description: 'The last day on which it holds.' };
  const reason = { type: 'string', description: 'Shown where the entry counts.' };
  return {
    type: 'object',
    properties: { name, reason, ...(expires && { until }) },
    required: ['name'],
    additionalProperties: false,
  };
}
