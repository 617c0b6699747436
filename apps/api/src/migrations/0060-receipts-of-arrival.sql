-- The provider gives a receipt of what arrived as a letter or an e-mail (§9), and of nothing else: what the client's people do, they
-- prove by their second factor.
alter table receipts drop constraint receipts_act,
  add constraint receipts_act check (act in (
    'instruction.submitted', 'instruction.countersigned', 'instruction.confirmed', 'instruction.amended',
    'instruction.withdrawn', 'instruction.accepted', 'instruction.contested', 'costs.approved', 'costs.refused',
    'oral-instruction.confirmed', 'oral-instruction.rejected', 'instruction.received'));
grant insert on receipts to portal_provider;
create policy provider_insert on receipts for insert to portal_provider
  with check (act = 'instruction.received' and (select current_setting('app.role', true)) in ('owner', 'staff'));
