-- Where in a text does an address of e-mail stand?
-- One regular expression per call, the same for every text.
() as '[^\s<>,;:()"]+@[^\s@<>,;:()"]+\.\p{L}{2,}'
