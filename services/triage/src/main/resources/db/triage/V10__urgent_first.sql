-- Urgent cases stand first: for each urgency a list is walked by itself. While these are built, an earlier triage reads on.
create index cases_work_list_by_urgency on cases (compact_id, closed, urgency, due_at, case_id);
create index cases_by_stage_and_urgency on cases (compact_id, stage, urgency, due_at, case_id);
create index cases_of_body_by_urgency on cases (body_key, closed, urgency, due_at, case_id);
create index cases_of_body_by_stage_and_urgency on cases (body_key, stage, urgency, due_at, case_id);
create index cases_of_owner_by_urgency on cases (owner_id, closed, urgency, due_at, case_id);
-- Of a Compact those about one body.
create index cases_about_body on cases (compact_id, body_id, closed, urgency, due_at, case_id);
