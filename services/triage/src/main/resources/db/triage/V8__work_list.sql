-- What a work list shows of the reports of a case, and finds it by; null in rows of earlier versions until they are filled in.
-- Each category between two commas.
alter table cases add column categories varchar(400);
alter table cases add column identity_mode varchar(40);
-- Whether the body is shown the reports themselves.
alter table cases add column report_for_body boolean default false not null;

-- Urgent cases stand first: for each urgency a list is walked by itself.
drop index cases_work_list;
drop index cases_by_stage;
drop index cases_of_body;
drop index cases_of_body_by_stage;
drop index cases_of_owner;
create index cases_work_list on cases (compact_id, closed, urgency, due_at, case_id);
create index cases_by_stage on cases (compact_id, stage, urgency, due_at, case_id);
create index cases_of_body on cases (body_key, closed, urgency, due_at, case_id);
create index cases_of_body_by_stage on cases (body_key, stage, urgency, due_at, case_id);
create index cases_of_owner on cases (owner_id, closed, urgency, due_at, case_id);
-- Of a Compact those about one body.
create index cases_about_body on cases (compact_id, body_id, closed, urgency, due_at, case_id);
