-- What a work list shows of the reports of a case, and finds it by; null in rows of earlier versions until they are filled in.
-- An earlier triage may be at work: what locks it out is never in one transaction with what takes long.
-- Each category between two commas.
alter table cases add column categories varchar(400);
alter table cases add column identity_mode varchar(40);
-- Whether the body is shown the reports themselves.
alter table cases add column report_for_body boolean default false not null;
