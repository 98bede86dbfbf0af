import { z } from 'zod';
import { CONFIG_FILE, SETTINGS, type Setting } from '../src/config/settings.ts';

/** What a file of settings may say of each kind of setting. */
const KINDS: Readonly<Record<Setting['kind'], () => z.ZodType>> = {
  text: () => z.string(),
  number: () => z.int().min(0).max(65_535),
  list: () => z.array(z.string()),
  switch: () => z.boolean(),
  log: () => z.union([z.boolean(), z.enum(['text', 'json'])]),
};

/** The JSON schema of convograph.config.json, for editors. */
export function configFileSchema(): object {
  const fields = SETTINGS.map((setting: Setting) => {
    const { key, kind, about, without } = setting;
    const sentence = `${about.charAt(0).toUpperCase()}${about.slice(1)}. Without it: ${without}.`;
    return [key, KINDS[kind]().optional().describe(sentence)] as const;
  });
  const schema = z.strictObject({
    $schema: z.string().optional().describe('Where this schema is, for editors.'),
    ...Object.fromEntries(fields),
  });
  return {
    ...z.toJSONSchema(schema),
    title: CONFIG_FILE,
    description:
      'Settings of Convograph. A flag goes before its environment variable, and that before the file.',
  };
}
