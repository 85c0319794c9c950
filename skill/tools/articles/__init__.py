"""Help articles as shops write and export them, read into schema.org's Article, indexed and stored."""
