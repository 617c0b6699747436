-- Who has the head of their client's log mailed, and how often. It ends with the membership.
create table head_mailings (
  client_id uuid not null,
  user_id uuid not null,
  rhythm text not null check (rhythm in ('off', 'daily', 'monthly')),
  -- The German day that the last one was for; it never goes back, so that no period has two.
  mailed_on date,
  primary key (client_id, user_id),
  foreign key (client_id, user_id) references memberships on delete cascade
);
create index head_mailings_wanted on head_mailings (mailed_on nulls first) where rhythm <> 'off';
alter table head_mailings enable row level security;
create policy tenant_isolation on head_mailings for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy own on head_mailings as restrictive to portal_client
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
              and client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy own_insert on head_mailings for insert to portal_client with check (true);
create policy own_update on head_mailings for update to portal_client using (true) with check (true);
-- What is due is due for any client; each is then claimed as its own.
create policy worker on head_mailings to portal_worker using (true) with check (true);
grant select, insert, update (rhythm) on head_mailings to portal_client;
grant select, update (mailed_on) on head_mailings to portal_worker;

alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.acknowledged',
  'instruction.concern_raised', 'instruction.amended', 'instruction.quoted', 'instruction.costs_decided',
  'instruction.started', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'document.added', 'evidence.alarm', 'evidence.head'));
