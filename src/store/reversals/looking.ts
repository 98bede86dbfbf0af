import {
  AliasNode,
  DeleteQueryNode,
  InsertQueryNode,
  type OperationNode,
  PrimitiveValueListNode,
  SelectQueryNode,
  SqliteQueryCompiler,
  TableNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import { dialectOf, paramOf, type Statement } from '../statement.ts';
import { type RawRow, rawTable } from '../transfer/raw-rows.ts';
import type { TableName } from '../transfer/tables.ts';

type Change = Statement<object, never>;

/** The tables that a conversation consists of, with what is kept beside it of its customer. */
const OF_CONVERSATIONS: readonly TableName[] = [
  ...(['message', 'participant', 'conversation_window', 'conversation_time'] as const),
  ...(['submission', 'control_step', 'conversation', 'person', 'comment'] as const),
  'idempotency_key',
];
/** What moves conversations as a whole: nothing before it is taken back. */
const MOVES: readonly TableName[] = [
  ...(['message_alias', 'conversation_alias', 'person_alias'] as const),
  ...(['imported_thread', 'imported_file', 'thread_decision'] as const),
];

/** How it is looked at what a statement is about to change. */
export type Looking =
  /** Adds a row of a key, and leaves none of it as it was: an upsert is looked at by its key. */
  | {
      readonly kind: 'adds';
      readonly table: TableName;
      readonly params: readonly string[];
      readonly isUpsert: boolean;
    }
  /** Changes rows or takes them away. */
  | {
      readonly kind: 'changes';
      readonly table: TableName;
      readonly rows: Statement<object, RawRow>;
    }
  | { readonly kind: 'moves' };

const known = new WeakMap<Change, Looking | null>();

/** How a statement is looked ahead of; null for one that changes nothing of a conversation. */
export function lookingBefore(statement: Change): Looking | null {
  let looking = known.get(statement);
  if (looking === undefined) {
    looking = made(statement);
    known.set(statement, looking);
  }
  return looking;
}

/** What a statement does does not depend on whose SQL it is written in. */
const ANY = dialectOf(new SqliteQueryCompiler());

function made(statement: Change): Looking | null {
  const node = statement.nodeIn(ANY);
  const table = tableOf(node);
  if (table === undefined) return null;
  if (MOVES.includes(table)) return { kind: 'moves' };
  if (!OF_CONVERSATIONS.includes(table)) return null;
  if (InsertQueryNode.is(node)) {
    const isUpsert = node.onConflict !== undefined;
    return { kind: 'adds', table, params: keyParams(node, table), isUpsert };
  }
  const { columns, read } = rawTable(table);
  const rows = statement.derived((change, db) => {
    const { where } = change as UpdateQueryNode | DeleteQueryNode;
    const from = fromOf(change);
    const all = db
      .selectFrom(table)
      .select(columns as never)
      .toOperationNode() as SelectQueryNode;
    const { selections = [] } = all;
    return { ...SelectQueryNode.createFrom([from]), selections, ...(where && { where }) };
  }, read);
  return { kind: 'changes', table, rows };
}

/** What is changed, as it is named there. */
function fromOf(node: OperationNode): OperationNode {
  const from = UpdateQueryNode.is(node)
    ? node.table
    : DeleteQueryNode.is(node)
      ? node.from.froms[0]
      : undefined;
  if (!from) throw new Error('A statement changes nothing of a table.');
  return from;
}

function tableOf(node: OperationNode): TableName | undefined {
  if (InsertQueryNode.is(node)) return nameOf(node.into);
  return UpdateQueryNode.is(node) || DeleteQueryNode.is(node) ? nameOf(fromOf(node)) : undefined;
}

function nameOf(node: OperationNode | undefined): TableName | undefined {
  if (node && AliasNode.is(node)) return nameOf(node.node);
  return node && TableNode.is(node) ? (node.table.identifier.name as TableName) : undefined;
}

/** The parameters that a row's key is made of. */
function keyParams(node: InsertQueryNode, table: TableName): string[] {
  const names = node.columns?.map(({ column }) => column.name) ?? [];
  const list = node.values && ValuesNode.is(node.values) ? node.values.values[0] : undefined;
  const values: readonly unknown[] =
    list && PrimitiveValueListNode.is(list)
      ? list.values
      : list && ValueListNode.is(list)
        ? list.values.map((each) => (ValueNode.is(each) ? each.value : each))
        : [];
  return rawTable(table).key.map((column) => {
    const param = paramOf(values[names.indexOf(column)]);
    if (param !== undefined) return param;
    throw new Error(`The key of what is added to ${table} is made in the statement.`);
  });
}
