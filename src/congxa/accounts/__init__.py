"""Keeps people, how they sign in, the roles they hold in offices from one day to another, and who stands in
for whom; answers ``may(actor, verb, thing)``. It does not keep what people do (records) nor the rules of other
rooms: each room declares its own verbs."""
