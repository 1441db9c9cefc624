package redress.triage.cases;

