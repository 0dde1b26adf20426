# Who lets people in to training: the training team and administrators.
WELCOMING = frozenset({"training_coordinator", "administrator"})
