import type { Client } from 'pg'

/** So many clients more, each with one person, a manager. */
export const addClients = (superuser: Client, count: number) =>
  superuser.query(
    `with wanted as (
       select gen_random_uuid() as client_id, gen_random_uuid() as user_id, i from generate_series(1, $1::int) i),
     made as (
       insert into clients (id, name, address, contact, created_at)
       select client_id, 'Praxis ' || i, c.address, c.contact, now()
         from wanted, (select address, coalesce(contact, dpo) as contact from clients limit 1) c),
     people as (
       insert into users (id, email, name, side, created_at)
       select user_id, 'leitung' || i || '@praxis' || i || '.example', 'Leitung ' || i, 'client', now() from wanted)
     insert into memberships (client_id, user_id, role, created_at)
     select client_id, user_id, 'manager', now() from wanted`,
    [count],
  )
