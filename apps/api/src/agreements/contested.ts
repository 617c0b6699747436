import { type AnyColumn, sql } from 'drizzle-orm'

type Contested = { id: string; number: string }

/** The client's last agreement, where the client says that it is recorded falsely. Of several one holds at a time. */
export const contestedOf = (clientId: AnyColumn) => sql<Contested | null>`(
  select case when last.answer = 'contested' then json_build_object('id', last.id, 'number', last.number) end
    from (select a.id, a.number, a.answer from agreements a
           where a.client_id = ${clientId} and a.struck_at is null order by a.ends_on desc nulls first limit 1) last)`
