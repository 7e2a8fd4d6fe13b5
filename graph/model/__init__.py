"""What the network is made of: kinds of entities, kinds of links, and the statements that tell of them."""
