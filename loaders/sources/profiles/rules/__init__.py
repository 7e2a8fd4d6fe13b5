"""Rules, one file for each kind of link: how texts state it, with examples."""
