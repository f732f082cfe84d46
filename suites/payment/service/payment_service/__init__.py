"""The payment service that Offbeat takes the database away from. README.md tells what it promises."""
