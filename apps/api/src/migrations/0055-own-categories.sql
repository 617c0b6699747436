-- Kinds of data and groups of persons may be named in own words beside those the portal knows: few, and short.
alter table instructions add constraint instructions_named check (
  cardinality(data_categories) <= 20 and cardinality(data_subjects) <= 20
  and length(array_to_string(data_categories || data_subjects, '')) <= 3200);
