-- Lists in one order with one state or of one subject, each by an index.
create index instructions_client_status on instructions (client_id, status, updated_at desc, id desc);
drop index invitations_newest;
create index invitations_newest on invitations (client_id, created_at desc, id desc);
create index factor_resets_reading on factor_resets (
  (completed_at is null and cancelled_at is null) desc, started_at desc, id desc);
create index users_of_provider on users (name, id) where side = 'provider' and disabled_at is null;
-- The first and the last engagement of a subprocessor.
create index engagements_first on engagements (subprocessor_id, active_from);
create index engagements_last on engagements (subprocessor_id, (coalesce(active_until, 'infinity')) desc);

-- As before, and asked of each mail by itself: the client's invitations were all gathered for it.
alter policy manager_read on account_mails using (exists (select from invitations i where i.id = account_mails.subject));
