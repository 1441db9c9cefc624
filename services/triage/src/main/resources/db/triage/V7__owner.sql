-- Who of the steering group works on a case; null as long as nobody does. Decides nothing about who may see or do what.
alter table cases add column owner_id varchar(80);

create index cases_of_owner on cases (owner_id, closed, due_at, case_id);
create index cases_of_owner_by_reference on cases (owner_id, reference_key);
