-- Old certificates are found by the number that is printed on them.
create index marriage_registration_original on marriage_registration (original_cert_no) where original_cert_no is not null;
