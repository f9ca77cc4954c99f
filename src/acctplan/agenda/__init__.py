"""What is promised for which day, over all accounts: what `due` lists and `calendar` writes."""
