"""What the officers' desk says and offers of a dossier, beside its queries."""
