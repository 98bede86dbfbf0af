import {
  type CreateTableNode,
  type DataTypeNode,
  PostgresDialect,
  PostgresQueryCompiler,
  type PrimaryKeyConstraintNode,
  type QueryCompiler,
} from 'kysely';
import { dialectOf } from '../statement.ts';
import { WHOLE_TABLES } from '../transfer/tables.ts';

/** What statements are compiled with. */
export const POSTGRES = dialectOf(new PostgresQueryCompiler());

const TABLES: ReadonlySet<string> = new Set(WHOLE_TABLES.map(({ table }) => table));

/**
 * A statement that names the schema of its tables: a session that was told one would be no other's,
 * and what keeps few connections for many programs shares sessions.
 */
export const within = (schema: string, sql: string): string =>
  sql.replace(/\b(from|join|into|update) ("?)(\w+)\2(?![\w"(.])/gi, (all, word, _, name) =>
    TABLES.has(name) ? `${word} "${schema}"."${name}"` : all,
  );

/**
 * The tables of migrations as PostgreSQL has them. Whole numbers are as large as SQLite's; texts are
 * in the order of their bytes, whatever the database's is; rows lie where they are put; and keys have
 * names of its own making, since those of a table that was renamed would be in the way of the next.
 */
class SchemaCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    if (node.dataType === 'integer') this.append('bigint');
    else if (node.dataType === 'text') this.append('text collate "C"');
    else super.visitDataType(node);
  }

  protected override visitCreateTable({ endModifiers: _, ...node }: CreateTableNode): void {
    super.visitCreateTable(node);
  }

  protected override visitPrimaryKeyConstraint({
    name: _,
    ...node
  }: PrimaryKeyConstraintNode): void {
    super.visitPrimaryKeyConstraint(node);
  }
}

/** What migrations are carried out with. */
export class SchemaDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new SchemaCompiler();
  }
}
