-- Those of V10 take the places of those that did not put urgent cases first.
drop index cases_work_list;
drop index cases_by_stage;
drop index cases_of_body;
drop index cases_of_body_by_stage;
drop index cases_of_owner;
alter index cases_work_list_by_urgency rename to cases_work_list;
alter index cases_by_stage_and_urgency rename to cases_by_stage;
alter index cases_of_body_by_urgency rename to cases_of_body;
alter index cases_of_body_by_stage_and_urgency rename to cases_of_body_by_stage;
alter index cases_of_owner_by_urgency rename to cases_of_owner;
