-- A patient's history is asked for while the chart is open: it costs what the patient has, not what the file has.
CREATE INDEX audit_of_patient ON audit (patient);
