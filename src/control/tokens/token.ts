import { z } from 'zod';
import { TOKEN_TYPES } from '../../access/token-type.ts';
import { listOf, named } from '../named.ts';

const facts = {
  id: z.string(),
  type: z.enum(Object.values(TOKEN_TYPES)),
  app_id: z.string(),
  page_id: z.string().optional(),
  scopes: z.array(z.string()).readonly(),
  expires_at: z.int().describe('Unix seconds; 0: never.'),
};

export const NewToken = z
  .object({ access_token: z.string().describe('Not shown again.'), ...facts })
  .register(named, { id: 'NewToken' });

const Token = z
  .object({
    ...facts,
    user_id: z.string().optional(),
    tasks: z.array(z.string()).readonly(),
    issued_at: z.int().describe('Unix seconds.'),
    is_valid: z.boolean().describe('Neither expired nor revoked.'),
    revoked_at: z.int().optional().describe('Unix seconds.'),
  })
  .register(named, { id: 'Token', description: 'A token without its text.' });

export const TokenList = listOf('TokenList', Token);
